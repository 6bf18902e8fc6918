import { describe, expect, it } from '@jest/globals'
import type { MessageView } from '../../operations/schemas'
import { contextOf, daysOf, rowsOf } from './rows'

const message = (seq: number, more: Partial<MessageView> = {}): MessageView => ({
  seq,
  clientId: `c${String(seq)}`,
  kind: 'text',
  sender: { id: seq % 2 === 0 ? 'me' : 'other', name: '' },
  body: '',
  data: null,
  replyTo: null,
  threadRoot: null,
  at: `2026-05-0${String(seq)}T10:00:00.000Z`,
  editedAt: null,
  deletedAt: null,
  isRemoved: false,
  attachments: [],
  reactions: [],
  ...more,
})

describe('rowsOf', () => {
  it('puts a day above the first message of each, and a line where what is new begins', () => {
    const at = '2026-05-01T10:00:00.000Z'
    const all = [message(1, { at }), message(3, { at }), message(4)]
    const rows = rowsOf(all, {
      dayOf: daysOf((moment) => moment.slice(0, 10)),
      me: 'me',
      lastRead: 1,
    })
    const flags = rows.map(({ isNewDay, isFirstNew }) => [isNewDay, isFirstNew])
    expect(flags).toEqual([
      [true, false],
      [false, true],
      [true, false],
    ])
  })

  it('puts what one person says within minutes under one name', () => {
    const sender = { id: 'other', name: '' }
    const times = ['10:00:00', '10:04:59', '10:10:00', '10:11:00']
    const all = times.map((time, index) =>
      message(index + 1, { sender, at: `2026-05-01T${time}.000Z` }),
    )
    const answer = { ...message(5), sender, at: '2026-05-01T10:11:30.000Z', replyTo: 1 }
    const rows = rowsOf([...all, answer], { dayOf: () => 'day', me: 'me', lastRead: null })
    expect(rows.map(({ isFollowUp }) => isFollowUp)).toEqual([false, true, false, true, false])
  })
})

describe('contextOf', () => {
  const all = [message(1), message(2), message(3, { replyTo: 1, threadRoot: 1 })]

  it('finds what a message answers, and where its answers are', () => {
    const { of } = contextOf(all, { me: 'me', isWaiting: false })
    expect(all.map(of)).toEqual([
      { target: null, root: 1 },
      { target: null, root: null },
      { target: all[0], root: 1 },
    ])
    expect(of(message(4, { replyTo: 99 })).target).toBe(null)
  })

  it('names the last own message that stands, while nothing is on its way', () => {
    const gone = message(4, { deletedAt: '2026-05-04T11:00:00.000Z' })
    expect(contextOf([...all, gone], { me: 'me', isWaiting: false }).lastOwn).toBe(2)
    expect(contextOf(all, { me: 'me', isWaiting: true }).lastOwn).toBe(null)
    expect(contextOf([], { me: 'me', isWaiting: false }).lastOwn).toBe(null)
  })
})
