'use client'

import { CornerUpLeft, Ellipsis, MessagesSquare } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { cx } from '@/components/ui/cx'
import { fill } from '../../client/words'
import type { ConversationDetail } from '../../operations/detail'
import type { MessageView } from '../../operations/schemas'
import { useChat, useSeek } from './chatContext'
import { Attachments } from './Attachments'
import { EarlierTexts } from './EarlierTexts'
import { MessageActions } from './MessageActions'
import { RecordCards } from './RecordCards'
import { Reactions } from './Reactions'
import { ReceiptLine } from './ReceiptLine'

interface MessageProps {
  message: MessageView
  /** The same person has written right before. */
  isFollowUp: boolean
  isThread: boolean
  /** It was looked for. */
  isFound: boolean
  /** The message that it answers, where it is at hand. */
  target: MessageView | null
  /** Number of the message whose answers it leads to. */
  root: number | null
  /** Of the conversation, where this message says how far it has come. */
  detail: ConversationDetail | null
}

const QUOTE_LENGTH = 120

const Quote = ({ seq, target }: { seq: number; target: MessageView | null }) => {
  const { words, slug, conversation } = useChat()
  const seek = useSeek()
  const text = target?.deletedAt
    ? words[target.isRemoved ? 'removedByStaff' : 'taken']
    : target?.body.slice(0, QUOTE_LENGTH)
  return (
    <Link
      href={`/c/${slug}/messages/${conversation}?at=${seq}#m${seq}`}
      prefetch={false}
      onClick={(event) => {
        if (seek(seq)) event.preventDefault()
      }}
      className="border-accent-line text-muted mb-1 block min-h-6 border-l-4 pl-2.5"
    >
      <CornerUpLeft aria-hidden className="mr-1 inline size-4" />
      {fill(words['replyTo'] ?? '', { name: target?.sender.name ?? words['replyGone'] ?? '' })}
      {text !== undefined && <span className="line-clamp-1">{text}</span>}
    </Link>
  )
}

/** One message with its answers, reactions and what can be done with it. */
export const Message = ({
  message,
  isFollowUp,
  isThread,
  isFound,
  target,
  root,
  detail,
}: MessageProps) => {
  const { me, words, format, mayWrite, session, slug, conversation } = useChat()
  const [isOpen, setIsOpen] = useState(false)
  const [showsEdits, setShowsEdits] = useState(false)
  const { seq, sender, body, replyTo, at, editedAt, deletedAt } = message
  const isOwn = sender.id === me.id
  const canAct = session !== null && mayWrite && deletedAt === null
  return (
    <div
      className={cx(
        'flex flex-col px-1',
        isOwn ? 'items-end' : 'items-start',
        isFollowUp ? 'pt-1' : 'pt-3',
      )}
    >
      <p className={cx('text-muted flex items-baseline gap-2 px-1', isFollowUp && 'sr-only')}>
        <span className="text-ink font-semibold">{isOwn ? words['you'] : sender.name}</span>
        <time dateTime={at}>{format.time(at)}</time>
      </p>
      <div className={cx('flex max-w-full items-center gap-1', isOwn && 'flex-row-reverse')}>
        <div
          className={cx(
            'min-w-0 rounded-card border px-4 py-2.5',
            isOwn
              ? 'bg-accent-soft border-accent-line rounded-br-small'
              : 'bg-surface border-line rounded-bl-small',
            isFound && 'outline-accent outline-3',
          )}
        >
          {replyTo !== null && !isThread && <Quote seq={replyTo} target={target} />}
          {deletedAt === null ? (
            body !== '' && <p className="break-words whitespace-pre-wrap">{body}</p>
          ) : (
            <p className="text-muted italic">
              {words[message.isRemoved ? 'removedByStaff' : 'taken']}
            </p>
          )}
          {message.isUnreadable === true && deletedAt === null && (
            <p className="text-muted italic">{words['unreadable']}</p>
          )}
          {deletedAt === null && <Attachments files={message.attachments} />}
          {editedAt !== null && deletedAt === null && (
            <button
              type="button"
              aria-expanded={showsEdits}
              onClick={() => setShowsEdits(!showsEdits)}
              className="text-muted inline-block min-h-6 underline underline-offset-4"
            >
              {words['edited']}
            </button>
          )}
          {showsEdits && <EarlierTexts seq={seq} />}
        </div>
        {canAct && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={words['more']}
            onClick={() => setIsOpen(!isOpen)}
            className="text-muted hover:text-ink hover:bg-sunken rounded-pill grid size-11 shrink-0 place-items-center"
          >
            <Ellipsis aria-hidden className="size-5" />
          </button>
        )}
      </div>
      {message.cards && <RecordCards cards={message.cards} about={words['records'] ?? ''} />}
      <Reactions message={message} canAct={canAct} />
      {isOpen && canAct && (
        <MessageActions message={message} isOwn={isOwn} onDone={() => setIsOpen(false)} />
      )}
      {root !== null && !isThread && (
        <Link
          href={`/c/${slug}/messages/${conversation}?thread=${root}`}
          prefetch={false}
          className="text-link inline-flex min-h-11 items-center gap-1.5 px-1"
        >
          <MessagesSquare aria-hidden className="size-4" />
          {words['answersOne']}
        </Link>
      )}
      {detail && <ReceiptLine seq={seq} detail={detail} />}
    </div>
  )
}
