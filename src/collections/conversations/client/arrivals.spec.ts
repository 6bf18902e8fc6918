import { describe, expect, it } from '@jest/globals'
import { newestOf } from './arrivals'

const sent = (conversationId: string, seq: number, senderId = 'anna') => ({
  event: 'message.sent',
  data: { conversationId, seq, senderId },
  person: 'me',
})

describe('newestOf', () => {
  it('keeps the highest number of each conversation', () => {
    const one = newestOf(new Map(), sent('a', 4))
    const two = newestOf(newestOf(one, sent('b', 1)), sent('a', 3))
    expect([...two]).toEqual([
      ['a', 4],
      ['b', 1],
    ])
  })

  it('passes over own messages and whatever is no message', () => {
    const before = new Map([['a', 1]])
    expect(newestOf(before, sent('a', 9, 'me'))).toBe(before)
    expect(newestOf(before, { ...sent('a', 9), event: 'conversation.read' })).toBe(before)
    expect(newestOf(before, { event: 'message.sent', data: null, person: 'me' })).toBe(before)
  })
})
