'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ConversationDetail } from '../operations/detail'
import type { MessageView } from '../operations/schemas'
import type { Staged } from '../client/uploads'
import { ask } from '@/kernel/admin/ask'

export interface NoteView {
  id: string
  kind: string
  body: string
  isUnreadable?: true
  data: Record<string, unknown> | null
  author: { id: string; name: string }
  afterSeq: number
  at: string
}

/** A message that is on its way, or did not arrive. */
export interface Pending {
  clientId: string
  body: string
  files: readonly Staged[]
  isFailed: boolean
  /** Sentence of the refusal. */
  problem: string
}

export interface Thread {
  state: 'loading' | 'ready' | 'failed' | 'missing'
  detail: ConversationDetail | null
  messages: MessageView[]
  notes: NoteView[]
  pending: Pending[]
  /** What was read before the conversation was opened. */
  readBefore: number
  hasEarlier: boolean
  earlier: () => Promise<void>
  refresh: () => void
  send: (body: string, files: readonly Staged[], again?: string) => Promise<boolean>
}

interface Loaded {
  detail: ConversationDetail
  messages: MessageView[]
  notes: NoteView[]
  readBefore: number
}

const PAGE = 50
const COLLECT_MS = 60

const merged = (held: readonly MessageView[], fresh: readonly MessageView[]): MessageView[] =>
  [...new Map([...held, ...fresh].map((message) => [message.seq, message])).values()].toSorted(
    (a, b) => a.seq - b.seq,
  )

const requestAll = (path: string) =>
  Promise.all([
    ask<ConversationDetail>('GET', path),
    ask<{ messages: MessageView[] }>('GET', `${path}/messages?limit=${String(PAGE)}`),
    ask<{ notes: NoteView[] }>('GET', `${path}/notes`),
  ])
type Answers = Awaited<ReturnType<typeof requestAll>>

/** One conversation with its messages and notes; give the component that uses it a key of the id. */
export const useThread = (base: string, id: string, onChange: () => void): Thread => {
  const path = `${base}/${id}`
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [problem, setProblem] = useState<'failed' | 'missing' | null>(null)
  const [pending, setPending] = useState<Pending[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const [asked, setAsked] = useState(0)

  const readAll = useEffectEvent((seq: number, wasRead: number) => {
    if (seq <= wasRead || document.visibilityState !== 'visible') return
    void ask('POST', `${path}/pointers`, { read: seq }).then(onChange)
  })
  const take = useEffectEvent(([detail, page, notes]: Answers) => {
    if (!detail.isOk || !page.isOk) {
      const isMissing = !detail.isOk && detail.status === 404
      setProblem(isMissing ? 'missing' : loaded ? null : 'failed')
      if (isMissing) setLoaded(null)
      return
    }
    setProblem(null)
    const { messages } = page.body
    setLoaded((held) => {
      // After a long gap the newest page does not reach what is there: it starts anew.
      const first = messages[0]?.seq ?? 0
      const isConnected = (held?.messages.at(-1)?.seq ?? 0) >= first - 1
      return {
        detail: detail.body,
        messages: merged(held && isConnected ? held.messages : [], messages),
        notes: notes.isOk ? notes.body.notes : (held?.notes ?? []),
        readBefore: held?.readBefore ?? detail.body.lastRead,
      }
    })
    const arrived = new Set(messages.map(({ clientId }) => clientId))
    setPending((held) => held.filter(({ clientId }) => !arrived.has(clientId)))
    readAll(detail.body.lastSeq, detail.body.lastRead)
  })
  useEffect(() => {
    let isOver = false
    void requestAll(path).then((answers) => {
      if (!isOver) take(answers)
    })
    return () => {
      isOver = true
    }
  }, [path, asked])
  useEffect(() => () => clearTimeout(timer.current), [])
  const refresh = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setAsked((times) => times + 1), COLLECT_MS)
  }

  const first = loaded?.messages[0]?.seq ?? 1
  const earlier = async () => {
    const answer = await ask<{ messages: MessageView[] }>(
      'GET',
      `${path}/messages?limit=${String(PAGE)}&before=${String(first)}`,
    )
    if (!answer.isOk) return
    const { messages } = answer.body
    setLoaded((held) => held && { ...held, messages: merged(held.messages, messages) })
  }

  const send = async (body: string, files: readonly Staged[], again?: string): Promise<boolean> => {
    // Another try goes by the same id: the server keeps one message of both.
    const clientId = again ?? crypto.randomUUID()
    const entry = { clientId, body, files, isFailed: false, problem: '' }
    setPending((held) => [...held.filter((one) => one.clientId !== clientId), entry])
    const attachments = files.map(({ id: file }) => file)
    const answer = await ask('POST', `${path}/messages`, { clientId, body, attachments })
    if (answer.isOk) {
      refresh()
      onChange()
      return true
    }
    setPending((held) =>
      held.map((one) =>
        one.clientId === clientId ? { ...one, isFailed: true, problem: answer.message } : one,
      ),
    )
    return false
  }
  return {
    state: problem ?? (loaded ? 'ready' : 'loading'),
    detail: loaded?.detail ?? null,
    messages: loaded?.messages ?? [],
    notes: loaded?.notes ?? [],
    pending,
    readBefore: loaded?.readBefore ?? 0,
    hasEarlier: first > 1 && loaded !== null,
    earlier,
    refresh,
    send,
  }
}
