'use client'

import { ArrowDown } from 'lucide-react'
import Link from 'next/link'
import { useCallback, useMemo, useRef } from 'react'
import { Button } from '@/components/ui/Button'
import { buttonClass } from '@/components/ui/buttonClass'
import type { SessionView } from '../../client/session'
import { SeekProvider, useChat } from './chatContext'
import { MessageRow } from './MessageRow'
import { OutgoingMessage } from './OutgoingMessage'
import { contextOf, rowsOf } from './rows'
import { useChatScroll } from './useChatScroll'
import { useVirtualRows } from './useVirtualRows'

interface MessageListProps {
  view: SessionView
  isThread: boolean
  /** Up to where the person had read when the page was opened. */
  lastRead: number
  /** Number of the message that was looked for. */
  found?: number
}

/** The messages with days, lines in words, what is new, and what is on its way. */
export const MessageList = ({ view, isThread, lastRead, found }: MessageListProps) => {
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
  const list = useRef<HTMLOListElement>(null)
  const { from, to, room, measure, goTo } = useVirtualRows(rows, list)
  const seek = useCallback(
    (seq: number) => {
      const index = messages.findIndex((message) => message.seq === seq)
      if (index >= 0) goTo(index)
      return index >= 0
    },
    [messages, goTo],
  )
  useChatScroll({
    list,
    session,
    messages,
    lastSeq: last?.seq ?? 0,
    endKey: [first?.seq, last?.seq, outgoing.length, outgoing.at(-1)?.clientId].join(' '),
    hasOlder,
    hasNewer,
    startAt:
      found === undefined ? (rows.some(({ isFirstNew }) => isFirstNew) ? 'new' : '') : `m${found}`,
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
      <ol
        ref={list}
        role="list"
        aria-busy={isLoading}
        style={{ paddingTop: room.above, paddingBottom: room.below }}
      >
        <SeekProvider value={seek}>
          {rows.slice(from, to).map((row, offset) => (
            <MessageRow
              key={row.message.clientId}
              row={row}
              index={from + offset}
              detail={view.detail}
              context={context}
              isThread={isThread}
              isFound={found === row.message.seq}
              measure={measure}
            />
          ))}
        </SeekProvider>
      </ol>
      {!hasNewer && outgoing.length > 0 && (
        <ol role="list">
          {outgoing.map((entry) => (
            <OutgoingMessage key={entry.clientId} entry={entry} />
          ))}
        </ol>
      )}
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
