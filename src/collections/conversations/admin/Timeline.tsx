'use client'

import { useTranslations } from 'next-intl'
import { useLayoutEffect, useRef } from 'react'
import type { ConversationDetail } from '../operations/detail'
import type { LinkedCard, MessageView } from '../operations/schemas'
import { useInboxPlace } from './context'
import { useMoments } from './useMoments'
import { useStep, useSystemLine } from './useSystemLine'
import type { NoteView, Thread } from './useThread'

type Item = { type: 'message'; message: MessageView } | { type: 'note'; note: NoteView }

/** Notes stand behind the message after which they were written. */
const inOrder = (messages: readonly MessageView[], notes: readonly NoteView[]): Item[] => {
  const first = messages[0]?.seq ?? 0
  const items = [
    ...messages.map((message) => ({
      seq: message.seq,
      at: '',
      item: { type: 'message' as const, message },
    })),
    // Earlier ones come with the messages around them.
    ...notes
      .filter(({ afterSeq }) => afterSeq >= first - 1)
      .map((note) => ({
        seq: note.afterSeq,
        at: note.at,
        item: { type: 'note' as const, note },
      })),
  ]
  return items.toSorted((a, b) => a.seq - b.seq || a.at.localeCompare(b.at)).map(({ item }) => item)
}

const Receipt = ({ receipts }: { receipts: NonNullable<ConversationDetail['receipts']> }) => {
  const t = useTranslations('conversations.inbox.thread')
  const { read, delivered } = receipts
  if (read > 1) return <span>{t('readBy', { count: read })}</span>
  return <span>{t(read === 1 ? 'read' : delivered > 0 ? 'delivered' : 'sent')}</span>
}

/** Records that the message names, as far as whoever reads may see them. */
const Records = ({ cards }: { cards: readonly LinkedCard[] }) => {
  const t = useTranslations('conversations.inbox.thread')
  return (
    <ul className="inbox-records" aria-label={t('named')}>
      {cards.map(({ path, title, detail }) => (
        <li key={path}>
          <a className="inbox-record" href={path}>
            <b>{title}</b>
            {detail !== null && <span>{detail}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Their addresses are for whoever reads now, and come anew with each look at the conversation. */
const Attachments = ({ message }: { message: MessageView }) =>
  message.attachments.length > 0 && (
    <ul className="inbox-files">
      {message.attachments.map(({ id, name, url, thumbnailUrl }) => (
        <li key={id}>
          <a href={url}>{thumbnailUrl === null ? name : <img src={thumbnailUrl} alt={name} />}</a>
        </li>
      ))}
    </ul>
  )

const Message = ({ message, detail }: { message: MessageView; detail: ConversationDetail }) => {
  const t = useTranslations('conversations.inbox.thread')
  const { me } = useInboxPlace()
  const moments = useMoments()
  const isMine = message.sender.id === me.id
  const part = detail.participants.find(({ id }) => id === message.sender.id)?.part
  const side = isMine || part !== 'member' ? 'staff' : 'resident'
  const { receipts } = detail
  return (
    <li className={`inbox-message inbox-message--${side}`}>
      <p className="inbox-by">
        <strong>{isMine ? t('you') : message.sender.name || t('somebody')}</strong>{' '}
        <time dateTime={message.at} title={moments.at(message.at)}>
          {moments.time(message.at)}
        </time>
        {message.editedAt !== null && message.deletedAt === null && ` · ${t('edited')}`}
      </p>
      {message.deletedAt === null ? (
        <>
          {message.body !== '' && <p className="inbox-body">{message.body}</p>}
          {message.isUnreadable === true && <p className="inbox-gone">{t('unreadable')}</p>}
          <Attachments message={message} />
          {message.cards && <Records cards={message.cards} />}
        </>
      ) : (
        <p className="inbox-gone">{t(message.isRemoved ? 'removedByStaff' : 'takenBack')}</p>
      )}
      {(message.reactions.length > 0 || receipts?.seq === message.seq) && (
        <p className="inbox-by">
          {message.reactions.map(({ emoji, count }) => `${emoji} ${String(count)}`).join('  ')}{' '}
          {receipts?.seq === message.seq && <Receipt receipts={receipts} />}
        </p>
      )}
    </li>
  )
}

const Note = ({ note }: { note: NoteView }) => {
  const t = useTranslations('conversations.inbox.thread')
  const { me } = useInboxPlace()
  const moments = useMoments()
  const step = useStep()
  const isStep = note.kind !== 'note'
  return (
    <>
      {isStep && (
        <li className="inbox-line">
          {step(note.kind, note.data, note.author)}{' '}
          <time dateTime={note.at}>{moments.time(note.at)}</time>
        </li>
      )}
      {(note.body !== '' || note.isUnreadable === true) && (
        <li className="inbox-note">
          <p className="inbox-by">
            <b>{t('note')}</b> · {t('onlyStaff')} ·{' '}
            {note.author.id === me.id ? t('you') : note.author.name || t('somebody')}{' '}
            <time dateTime={note.at} title={moments.at(note.at)}>
              {moments.time(note.at)}
            </time>
          </p>
          <p className={note.isUnreadable === true ? 'inbox-gone' : 'inbox-body'}>
            {note.isUnreadable === true ? t('unreadable') : note.body}
          </p>
        </li>
      )}
    </>
  )
}

/** The staff's own step says the same, and more. */
const isTwice = (message: MessageView, notes: readonly NoteView[]): boolean => {
  const type = message.data?.['type']
  return (
    message.kind === 'system' &&
    notes.some(({ kind, afterSeq }) => kind === type && afterSeq === message.seq - 1)
  )
}

/** Messages, lines and notes of a conversation, in order, by day. */
interface TimelineProps {
  thread: Thread
  detail: ConversationDetail
  onOpen: (id: string) => void
}

/** The other conversation of two that were merged. */
const otherOf = ({ data }: MessageView): string | null => {
  const id = data?.['into'] ?? data?.['from']
  return typeof id === 'string' ? id : null
}

export const Timeline = ({ thread, detail, onOpen }: TimelineProps) => {
  const t = useTranslations('conversations.inbox.thread')
  const { me } = useInboxPlace()
  const moments = useMoments()
  const systemLine = useSystemLine()
  const box = useRef<HTMLDivElement>(null)
  const wasAtEnd = useRef(true)
  const { messages, notes, pending, readBefore } = thread
  const shown = inOrder(
    messages.filter((message) => !isTwice(message, notes)),
    notes,
  )
  const firstNew = messages.find(
    ({ seq, sender, kind }) => seq > readBefore && sender.id !== me.id && kind === 'text',
  )?.seq
  const last = messages.at(-1)?.seq ?? 0

  useLayoutEffect(() => {
    const element = box.current
    if (element && wasAtEnd.current) element.scrollTop = element.scrollHeight
  }, [last, notes.length, pending.length])

  const days = shown.map((item) =>
    moments.day(item.type === 'message' ? item.message.at : item.note.at),
  )
  return (
    <div
      ref={box}
      className="inbox-timeline"
      tabIndex={0}
      role="log"
      aria-label={t('messages')}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        wasAtEnd.current = scrollHeight - scrollTop - clientHeight < 80
      }}
    >
      {thread.hasEarlier && (
        <button type="button" className="inbox-button" onClick={() => void thread.earlier()}>
          {t('earlier')}
        </button>
      )}
      <ol>
        {shown.flatMap((item, index) => {
          const day = days[index] ?? ''
          const isNewDay = day !== days[index - 1]
          const key = item.type === 'message' ? String(item.message.seq) : item.note.id
          return [
            ...(isNewDay
              ? [
                  <li key={`day ${key}`} className="inbox-day">
                    {day}
                  </li>,
                ]
              : []),
            ...(item.type === 'message' && item.message.seq === firstNew
              ? [
                  <li key="new" className="inbox-new">
                    {t('newMessages')}
                  </li>,
                ]
              : []),
            item.type === 'note' ? (
              <Note key={key} note={item.note} />
            ) : item.message.kind === 'system' ? (
              <li key={key} className="inbox-line">
                {systemLine(item.message.data, item.message.sender, detail.participants)}{' '}
                <time dateTime={item.message.at}>{moments.time(item.message.at)}</time>
                {otherOf(item.message) !== null && (
                  <button
                    type="button"
                    className="inbox-link"
                    onClick={() => onOpen(otherOf(item.message) ?? '')}
                  >
                    {t('openOther')}
                  </button>
                )}
              </li>
            ) : (
              <Message key={key} message={item.message} detail={detail} />
            ),
          ]
        })}
        {pending.map(({ clientId, body, files, isFailed, problem }) => (
          <li key={clientId} className="inbox-message inbox-message--staff">
            {body !== '' && <p className="inbox-body">{body}</p>}
            {files.length > 0 && <p>{files.map(({ name }) => name).join(', ')}</p>}
            <p
              className={isFailed ? 'inbox-by inbox-bad' : 'inbox-by'}
              role={isFailed ? 'alert' : undefined}
            >
              {isFailed ? `${t('notSent')} ${problem}` : t('sending')}
            </p>
            {isFailed && (
              <button
                type="button"
                className="inbox-button"
                onClick={() => void thread.send(body, files, clientId)}
              >
                {t('sendAgain')}
              </button>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
