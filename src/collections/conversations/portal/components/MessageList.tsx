'use client'

import { ArrowDown } from 'lucide-react'
import Link from 'next/link'
import { memo, useMemo } from 'react'
import { Button } from '@/components/ui/Button'
import { buttonClass } from '@/components/ui/buttonClass'
import type { SessionView } from '../../client/session'
import { systemLine } from '../../client/words'
import { useChat } from './chatContext'
import { Message } from './Message'
import { OutgoingMessage } from './OutgoingMessage'
import { namesIn } from './names'
import { contextOf, rowsOf, type MessageContext, type Row } from './rows'
import { useChatScroll } from './useChatScroll'

interface MessageListProps {
  view: SessionView
  isThread: boolean
  /** Up to where the person had read when the page was opened. */
  lastRead: number
  /** Number of the message that was looked for. */
  found?: number
}

const RULE =
  'before:bg-line after:bg-line flex items-center gap-3 before:h-px before:grow after:h-px after:grow'

interface LineProps extends Omit<MessageListProps, 'lastRead'> {
  row: Row
  context: MessageContext
}

const Line = ({ row, view: { detail }, isThread, found, context }: LineProps) => {
  const { words, format, now, lines } = useChat()
  switch (row.type) {
    case 'day':
      return (
        <li className={`${RULE} text-muted py-3 font-medium`}>
          <h2>{format.day(row.at, now)}</h2>
        </li>
      )
    case 'new':
      return (
        <li
          id="new"
          className={`${RULE} text-accent before:bg-accent-line after:bg-accent-line py-2 font-semibold`}
        >
          {words['newLine']}
        </li>
      )
    case 'message': {
      const { message, isFollowUp } = row
      if (message.kind === 'system') {
        return (
          <li id={`m${message.seq}`} className="text-muted px-2 py-2 text-center">
            {systemLine(lines, message, namesIn(detail, words), format.list)}{' '}
            <time dateTime={message.at}>{format.time(message.at)}</time>
          </li>
        )
      }
      return (
        <Message
          message={message}
          isFollowUp={isFollowUp}
          isThread={isThread}
          isFound={found === message.seq}
          {...context.of(message)}
          detail={context.lastOwn === message.seq ? detail : null}
        />
      )
    }
  }
}

const Messages = ({ view, isThread, lastRead, found }: MessageListProps) => {
  const { session, words, format, me, slug, conversation } = useChat()
  const { messages, outgoing, hasOlder, hasNewer, isLoading } = view
  const first = messages.at(0)
  const last = messages.at(-1)
  const rows = useMemo(
    () =>
      rowsOf(messages, {
        dayOf: (at) => format.isoDate(at),
        me: me.id,
        lastRead: isThread || lastRead === 0 ? null : lastRead,
      }),
    [messages, format, me.id, isThread, lastRead],
  )
  const context = useMemo(
    () => contextOf(messages, { me: me.id, isWaiting: outgoing.length > 0 }),
    [messages, me.id, outgoing.length],
  )
  const { list } = useChatScroll({
    session,
    messages,
    lastSeq: last?.seq ?? 0,
    endKey: [first?.seq, last?.seq, outgoing.length, outgoing.at(-1)?.clientId].join(' '),
    hasOlder,
    hasNewer,
    startAt:
      found === undefined ? (rows.some(({ type }) => type === 'new') ? 'new' : '') : `m${found}`,
  })
  const href = `/c/${slug}/messages/${conversation}`
  return (
    <section aria-label={words['log']} className="[overflow-anchor:none]">
      {hasOlder && first ? (
        // A link, so that it leads on before any script runs.
        <Link
          href={`${href}?before=${first.seq}`}
          prefetch={false}
          className={buttonClass({ variant: 'quiet', isBlock: true })}
          onClick={(event) => {
            if (!session) return
            event.preventDefault()
            void session.timeline.older()
          }}
        >
          {isLoading ? words['loading'] : words['older']}
        </Link>
      ) : (
        !isThread && (
          <p className="text-muted py-2 text-center">
            {words[messages.length + outgoing.length === 0 ? 'nothing' : 'beginning']}
          </p>
        )
      )}
      <ol ref={list} role="list" className="flex flex-col" aria-busy={isLoading}>
        {rows.map((row) => (
          <Line
            key={row.key}
            row={row}
            view={view}
            isThread={isThread}
            context={context}
            {...(found !== undefined && { found })}
          />
        ))}
        {!hasNewer &&
          outgoing.map((entry) => <OutgoingMessage key={entry.clientId} entry={entry} />)}
      </ol>
      {hasNewer && (
        <div className="flex flex-wrap justify-center gap-3 py-3">
          {session && (
            <Button variant="quiet" onClick={() => void session.timeline.newer()}>
              {isLoading ? words['loading'] : words['newer']}
            </Button>
          )}
          <Link
            href={`${href}#newest`}
            className={buttonClass({})}
            onClick={(event) => {
              if (!session) return
              event.preventDefault()
              void session.timeline
                .toEnd()
                .then(() => window.scrollTo(0, document.body.scrollHeight))
            }}
          >
            <ArrowDown aria-hidden />
            {words['toEnd']}
          </Link>
        </div>
      )}
      <div id="newest" />
    </section>
  )
}

/** The messages with days, lines in words, what is new, and what is on its way. */
export const MessageList = memo(Messages)
