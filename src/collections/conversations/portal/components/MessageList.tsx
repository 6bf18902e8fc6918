'use client'

import { ArrowDown } from 'lucide-react'
import Link from 'next/link'
import { useCallback, useMemo, useRef } from 'react'
import { Button } from '@/components/ui/Button'
import { buttonClass } from '@/components/ui/buttonClass'
import type { SessionView } from '../../client/session'
import type { MessageView } from '../../operations/schemas'
import { SeekProvider, useChat } from './chatContext'
import { MessageRow } from './MessageRow'
import { OutgoingMessage } from './OutgoingMessage'
import { contextOf, daysOf, rowsOf } from './rows'
import { STEP } from './rowWindow'
import { useChatScroll } from './useChatScroll'
import { useRowWindow } from './useRowWindow'

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
  const dayOf = useMemo(() => daysOf((at) => format.isoDate(at)), [format])
  const rows = useMemo(
    () =>
      rowsOf(messages, {
        dayOf,
        me: me.id,
        lastRead: isThread || lastRead === 0 ? null : lastRead,
      }),
    [messages, dayOf, me.id, isThread, lastRead],
  )
  const context = useMemo(
    () => contextOf(messages, { me: me.id, isWaiting: outgoing.length > 0 }),
    [messages, me.id, outgoing.length],
  )
  const saysOf = ({ kind, seq }: MessageView) => kind === 'system' || context.lastOwn === seq
  const list = useRef<HTMLOListElement>(null)
  const sending = outgoing.at(-1)?.clientId
  const { from, to, above, below, move, reveal, end } = useRowWindow(rows, sending)
  const seek = useCallback(
    (seq: number) => {
      const index = messages.findIndex((message) => message.seq === seq)
      if (index < 0) return false
      const shown = () => document.getElementById(`m${seq}`)
      if (!shown()) reveal(index)
      shown()?.scrollIntoView({ block: 'center' })
      return true
    },
    [messages, reveal],
  )
  useChatScroll({
    list,
    session,
    messages,
    above,
    below,
    move,
    lastSeq: last?.seq ?? 0,
    isLoading,
    drawnKey: [rows[from]?.message.seq, rows[to - 1]?.message.seq, outgoing.length, sending].join(
      ' ',
    ),
    hasOlder,
    hasNewer,
    startAt:
      found === undefined ? (rows.some(({ isFirstNew }) => isFirstNew) ? 'new' : '') : `m${found}`,
  })
  const isCut = hasNewer || below > 0
  const href = `/c/${slug}/messages/${conversation}`
  return (
    <section aria-label={words['log']} className="[overflow-anchor:none]">
      {(hasOlder || above > 0) && first ? (
        // A link, so that it leads on before any script runs.
        <Link
          href={`${href}?before=${first.seq}`}
          prefetch={false}
          className={buttonClass({ variant: 'quiet', isBlock: true })}
          onClick={(event) => {
            if (!session) return
            event.preventDefault()
            if (above > 0) move({ up: STEP, down: 0 })
            else void session.timeline.older()
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
      <ol ref={list} role="list" aria-busy={isLoading}>
        <SeekProvider value={seek}>
          {rows.slice(from, to).map((row) => (
            <MessageRow
              key={row.message.clientId}
              {...row}
              {...context.of(row.message)}
              detail={saysOf(row.message) ? view.detail : null}
              isThread={isThread}
              isFound={found === row.message.seq}
            />
          ))}
        </SeekProvider>
      </ol>
      {!isCut && outgoing.length > 0 && (
        <ol role="list">
          {outgoing.map((entry) => (
            <OutgoingMessage key={entry.clientId} entry={entry} />
          ))}
        </ol>
      )}
      {isCut && (
        <div className="flex flex-wrap justify-center gap-3 py-3">
          {session && (
            <Button
              variant="quiet"
              onClick={() => {
                if (below > 0) move({ up: 0, down: STEP })
                else void session.timeline.newer()
              }}
            >
              {isLoading ? words['loading'] : words['newer']}
            </Button>
          )}
          <Link
            href={`${href}#newest`}
            className={buttonClass({})}
            onClick={(event) => {
              if (!session) return
              event.preventDefault()
              void session.timeline.toEnd().then(() => {
                end()
                window.scrollTo(0, document.body.scrollHeight)
              })
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
