import { describe, expect, it } from '@jest/globals'
import { titleOf } from './titles'

const inquiry = {
  kind: 'inquiry',
  subject: null,
  topic: null,
  team: 'manager',
  people: [],
} as const

describe('titleOf', () => {
  it('is who a direct conversation is with, and what another one is about', () => {
    const anna = { name: 'Anna' }
    expect(titleOf({ ...inquiry, kind: 'direct', people: [anna] })).toEqual({
      by: 'text',
      text: 'Anna',
    })
    expect(titleOf({ ...inquiry, topic: 'Keys', people: [anna] })).toEqual({
      by: 'text',
      text: 'Keys',
    })
    expect(titleOf({ ...inquiry, topic: 'Keys', subject: 'Lost key' })).toEqual({
      by: 'text',
      text: 'Lost key',
    })
  })

  it('is the kind where nothing better is known', () => {
    expect(titleOf(inquiry)).toEqual({ by: 'kind', kind: 'inquiry', team: 'manager' })
    expect(titleOf({ ...inquiry, kind: 'direct', people: [{ name: '' }] })).toEqual({
      by: 'kind',
      kind: 'direct',
      team: 'manager',
    })
  })
})
