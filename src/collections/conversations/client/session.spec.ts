import { describe, expect, it } from '@jest/globals'
import { MEMBERS } from '@/kernel/portal/live/members'
import { TYPING } from '@/kernel/portal/live/typing'
import type { ConversationDetail } from '../operations/detail'
import type { MessageView } from '../operations/schemas'
import { conversationsApi } from './api'
import { Outbox } from './outbox'
import { ConversationSession } from './session'

const TALK = '01900000-0000-7000-8000-000000000001'
const ME = { id: 'me', name: 'Me' }

const detail: ConversationDetail = {
  id: TALK,
  kind: 'direct',
  subject: null,
  topic: null,
  unit: null,
  state: 'open',
  lastSeq: 0,
  lastAt: '2026-11-01T00:00:00.000Z',
  lastLine: null,
  unread: 0,
  isConfidential: false,
  isMuted: false,
  hasLeft: false,
  people: [],
  waitingSince: null,
  answerDueAt: null,
  snoozedUntil: null,
  reopenedAt: null,
  assignee: null,
  team: null,
  part: 'member',
  isStaff: false,
  mayRemove: false,
  seesAll: true,
  mayMark: false,
  mayWrite: true,
  lastRead: 0,
  draft: null,
  link: null,
  participants: [],
  receipts: null,
}

const begin = () => {
  const lines: MessageView[] = []
  const pointers: unknown[] = []
  const kept = new Map<string, string>()
  let isAway = false
  const say = (sender: string, body: string, clientId = crypto.randomUUID()): MessageView => {
    const known = lines.find((line) => line.clientId === clientId)
    if (known) return known
    const made: MessageView = {
      seq: lines.length + 1,
      clientId,
      kind: 'text',
      sender: { id: sender, name: sender },
      body,
      data: null,
      replyTo: null,
      threadRoot: null,
      at: '2026-11-01T00:00:00.000Z',
      editedAt: null,
      deletedAt: null,
      isRemoved: false,
      attachments: [],
      reactions: [],
    }
    lines.push(made)
    return made
  }
  const answer = (href: string, method: string, sent: string): unknown => {
    if (href.endsWith('/pointers')) {
      pointers.push(JSON.parse(sent))
      return { lastRead: 0, lastDelivered: 0 }
    }
    if (method === 'POST') {
      const { body, clientId } = JSON.parse(sent) as { body: string; clientId: string }
      const { seq, at } = say(ME.id, body, clientId)
      return {
        conversation: TALK,
        seq,
        clientId,
        body,
        threadRoot: null,
        attachments: [],
        at,
        isReopened: false,
      }
    }
    if (!href.includes('/messages')) return { ...detail, state: 'resolved' }
    const after = Number(new URL(href, 'http://x').searchParams.get('after') ?? 0)
    return { messages: lines.filter(({ seq }) => seq > after) }
  }
  const api = conversationsApi('place', async (href, init) => {
    if (isAway) throw new TypeError('no network')
    const address = href instanceof Request ? href.url : href.toString()
    const sent = typeof init?.body === 'string' ? init.body : ''
    return Response.json(answer(address, init?.method ?? 'GET', sent))
  })
  const outbox = new Outbox('courtyard/place/outbox/me/', {
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
      key: (index) => [...kept.keys()][index] ?? null,
      get length() {
        return kept.size
      },
    },
    locks: undefined,
    send: ({ conversation, clientId, body, replyTo }) =>
      api.send(conversation, { clientId, body, replyTo, attachments: [] }),
  })
  const session = new ConversationSession({
    conversation: TALK,
    me: ME,
    api,
    outbox,
    initial: { messages: [], hasOlder: false, hasNewer: false, detail },
  })
  const stop = session.start()
  const close = () => {
    stop()
    outbox.stop()
  }
  return { session, say, close, outbox, pointers, setAway: (value: boolean) => (isAway = value) }
}

const until = async (holds: () => boolean) => {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(holds()).toBe(true)
}
const shown = (session: ConversationSession) => [
  ...session.get().messages.map(({ body }) => body),
  ...session.get().outgoing.map(({ body, state }) => `${body} (${state})`),
]

describe('an open conversation', () => {
  it('shows what is sent at once, and once when the server has it', async () => {
    const { session, close, outbox, setAway } = begin()
    setAway(true)
    session.send('Hello', null)
    expect(shown(session)).toEqual(['Hello (pending)'])
    await until(() => outbox.get().length === 1)
    setAway(false)
    await outbox.flush()
    await until(() => outbox.get().length === 0)
    expect(shown(session)).toEqual(['Hello'])
    session.catchUp()
    await until(() => session.get().detail.state === 'resolved')
    expect(shown(session)).toEqual(['Hello'])
    close()
  })

  it('takes in what a push tells of, and nothing of other conversations', async () => {
    const { session, close, say } = begin()
    await session.timeline.catchUp()
    say('anna', 'Good morning')
    session.hear('message.sent', { conversationId: 'another', seq: 1 })
    await session.timeline.refreshShown()
    expect(shown(session)).toEqual([])
    session.hear('message.sent', { conversationId: TALK, seq: 1 })
    await until(() => shown(session).length === 1)
    expect(shown(session)).toEqual(['Good morning'])
    close()
  })

  it('knows who is there and who types, without the person themselves', async () => {
    const { session, close, say } = begin()
    session.hear(MEMBERS, [
      { id: 'me', name: 'Me', side: 'resident' },
      { id: 'anna', name: 'Anna', side: 'staff' },
    ])
    expect(session.get().present).toEqual([{ id: 'anna', name: 'Anna', side: 'staff' }])
    session.hear(TYPING, { from: 'anna' })
    session.hear(TYPING, { from: 'me' })
    expect(session.get().typing).toEqual(['anna'])
    say('anna', 'There')
    session.hear('message.sent', { conversationId: TALK, seq: 1 })
    await until(() => session.get().typing.length === 0)
    close()
  })

  it('tells how far the person has read, once, and again where that was lost', async () => {
    const { session, close, pointers, setAway } = begin()
    session.sawUpTo(2)
    session.sawUpTo(2)
    session.sawUpTo(1)
    await until(() => pointers.length === 1)
    setAway(true)
    session.sawUpTo(5)
    await new Promise((resolve) => setTimeout(resolve, 20))
    setAway(false)
    session.catchUp()
    await until(() => pointers.length === 2)
    expect(pointers).toEqual([{ read: 2 }, { read: 5 }])
    close()
  })
})
