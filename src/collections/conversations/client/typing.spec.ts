import { describe, expect, it } from '@jest/globals'
import { heardTyping, stillTyping, stoppedTyping, typingSender } from './typing'

describe('typingSender', () => {
  it('says it once in three seconds, and at once after a message was sent', () => {
    let now = 0
    let said = 0
    const sender = typingSender(
      () => (said += 1),
      () => now,
    )
    for (now = 0; now < 9000; now += 100) sender.typed()
    expect(said).toBe(3)
    sender.reset()
    sender.typed()
    expect(said).toBe(4)
  })
})

describe('who types', () => {
  it('is forgotten after six seconds without a word, or when the message has come', () => {
    const typists = heardTyping(heardTyping(new Map(), 'a', 0), 'b', 4000)
    expect([...stillTyping(typists, 5999).keys()]).toEqual(['a', 'b'])
    expect(stillTyping(typists, 5999)).toBe(typists)
    expect([...stillTyping(typists, 6000).keys()]).toEqual(['b'])
    expect([...stoppedTyping(typists, 'a').keys()]).toEqual(['b'])
    expect(stoppedTyping(typists, 'c')).toBe(typists)
  })
})
