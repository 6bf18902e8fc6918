import { describe, expect, it } from '@jest/globals'
import { Members } from './members.ts'

describe('Members', () => {
  it('are people, however many connections each has', () => {
    const members = new Members()
    expect(members.join('ann', { name: 'Ann' })).toBe(true)
    expect(members.join('ann', { name: 'Ann' })).toBe(false)
    expect(members.join('bob', undefined)).toBe(true)
    expect(members.toPresence()).toEqual({
      ids: ['ann', 'bob'],
      hash: { ann: { name: 'Ann' }, bob: {} },
      count: 2,
    })
    expect(members.leave('ann')).toBe(false)
    expect(members.leave('ann')).toBe(true)
    expect(members.leave('ann')).toBe(false)
    expect(members.leave('nobody')).toBe(false)
    expect(members.ids).toEqual(['bob'])
  })

  it('may be called like a property of every object', () => {
    const members = new Members()
    members.join('__proto__', { name: 'x' })
    members.join('constructor', null)
    expect(JSON.stringify(members.toPresence().hash)).toBe(
      '{"__proto__":{"name":"x"},"constructor":{}}',
    )
  })
})
