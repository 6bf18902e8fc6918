import { describe, expect, it } from '@jest/globals'
import { portalEn } from '../messages/portal.en'
import { fill, systemLine } from './words'

describe('fill', () => {
  it('fills the gaps that it has something for', () => {
    expect(fill('{name} and {count} of {other}', { name: 'Anna', count: 3 })).toBe(
      'Anna and 3 of {other}',
    )
  })
})

describe('systemLine', () => {
  const say = (data: Record<string, unknown> | null) =>
    systemLine(
      portalEn.lines,
      { kind: 'system', sender: { name: 'Mona' }, data },
      (id) => ({ a: 'Anna', b: 'Ben' })[id] ?? 'Somebody',
      (names) => names.join(' and '),
    )

  it('says in words what happened', () => {
    expect([
      say({ type: 'added', people: ['a', 'b'], isHistoryShared: false }),
      say({ type: 'added', people: ['a'], isHistoryShared: true }),
      say({ type: 'removed', people: ['x'] }),
      say({ type: 'left' }),
      say({ type: 'history-shared', people: ['b'] }),
      say({ type: 'resolved', resolution: 'resolved' }),
      say({ type: 'reopened' }),
    ]).toEqual([
      'Mona added Anna and Ben.',
      'Mona added Anna and shared the earlier messages.',
      'Mona removed Somebody.',
      'Mona left the conversation.',
      'Mona shared the earlier messages with Ben.',
      'Mona marked this as resolved.',
      'The matter is open again.',
    ])
  })

  it('says something of a line that it does not know', () => {
    expect([say({ type: 'key-changed' }), say(null)]).toEqual([
      portalEn.lines.other,
      portalEn.lines.other,
    ])
  })
})
