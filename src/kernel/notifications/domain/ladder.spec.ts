import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { climb, firstDue, inOrder, ladderOf, personalLadder } from './ladder'
import { CHANNELS, type Channel, type LadderStep } from './words'

const START = new Date('2026-11-24T10:00:00Z')
const minutes = (count: number) => new Date(START.getTime() + count * 60_000)
const LADDER: LadderStep[] = [
  { channel: 'push', afterMinutes: 5 },
  { channel: 'sms', afterMinutes: 10 },
  { channel: 'print', afterMinutes: 60 },
]

interface Run {
  ladder?: LadderStep[]
  readAfter?: number
  acknowledgedAfter?: number
  needsAcknowledgement?: boolean
}

/** A worker that looks each minute, on a clock that it does not own. */
const run = ({
  ladder = LADDER,
  readAfter = Infinity,
  acknowledgedAfter = Infinity,
  needsAcknowledgement = false,
}: Run): string[] => {
  const happened: string[] = []
  let step = 0
  let due = firstDue(ladder, START)
  for (let minute = 0; due !== null && minute < 100_000; minute += 1) {
    const now = minutes(minute)
    if (due > now) continue
    const reading = { isRead: minute >= readAfter, isAcknowledged: minute >= acknowledgedAfter }
    const next = climb(ladder, step, { reading, needsAcknowledgement, now })
    if ('ended' in next) return [...happened, `${String(minute)}: ${next.ended}`]
    happened.push(`${String(minute)}: ${next.channel}`)
    step = next.step
    due = next.nextDue
  }
  return happened
}

describe('a ladder', () => {
  it('tries one way after the other, and ends on paper', () => {
    expect(run({})).toEqual(['5: push', '15: sms', '75: print'])
  })

  it('stops once it was read', () => {
    expect(run({ readAfter: 0 })).toEqual(['5: read'])
    expect(run({ readAfter: 6 })).toEqual(['5: push', '15: read'])
    expect(run({ acknowledgedAfter: 20 })).toEqual(['5: push', '15: sms', '75: acknowledged'])
  })

  it('goes on until it was acknowledged, where that is asked for', () => {
    const needsAcknowledgement = true
    expect(run({ readAfter: 0, needsAcknowledgement })).toEqual(['5: push', '15: sms', '75: print'])
    expect(run({ readAfter: 0, acknowledgedAfter: 7, needsAcknowledgement })).toEqual([
      '5: push',
      '15: acknowledged',
    ])
  })

  it('that has no more steps is exhausted', () => {
    const now = START
    const reading = { isRead: false, isAcknowledged: false }
    expect(climb(LADDER, 3, { reading, needsAcknowledgement: false, now })).toEqual({
      ended: 'exhausted',
    })
    expect(firstDue([], START)).toBeNull()
  })

  it('is the community’s for the kind, then for the urgency, then the kind’s own', () => {
    const kind = { kind: 'package.received', ladder: LADDER }
    const own: LadderStep[] = [{ channel: 'email', afterMinutes: 1 }]
    expect(ladderOf(kind, 'normal', { 'package.received': own, normal: [] })).toBe(own)
    expect(ladderOf(kind, 'normal', { normal: own })).toBe(own)
    expect(ladderOf(kind, 'emergency', { normal: own })).toBe(LADDER)
  })

  it('takes each step once and in order, and none after it was read', () => {
    const step = fc.record({
      channel: fc.constantFrom(...CHANNELS),
      afterMinutes: fc.integer({ min: 1, max: 300 }),
    })
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 2000 }),
        (ladder, readAfter) => {
          const happened = run({ ladder, readAfter })
          const steps = happened.filter((text) => !text.endsWith('read'))
          expect(steps.map((text) => text.split(': ')[1])).toEqual(
            ladder.slice(0, steps.length).map(({ channel }) => channel),
          )
          for (const text of steps) expect(Number.parseInt(text)).toBeLessThan(readAfter)
          if (steps.length < ladder.length) expect(happened.at(-1)).toMatch(/read$/)
        },
      ),
    )
  })
})

describe('the order that a person wants', () => {
  const common: Channel[] = ['push', 'telegram', 'email', 'sms']
  it.each<[Channel[], Channel[]]>([
    [[], ['push', 'telegram', 'email', 'sms']],
    [['email'], ['email', 'push', 'telegram', 'sms']],
    [
      ['sms', 'push'],
      ['sms', 'push', 'telegram', 'email'],
    ],
    [
      ['sms', 'email', 'telegram', 'push'],
      ['sms', 'email', 'telegram', 'push'],
    ],
    [['in-app'], ['push', 'telegram', 'email', 'sms']],
  ])('%j of all: %j', (order, expected) => {
    expect(inOrder(common, order)).toEqual(expected)
  })

  const EVACUATION: LadderStep[] = [
    { channel: 'push', afterMinutes: 1 },
    { channel: 'sms', afterMinutes: 5 },
    { channel: 'email', afterMinutes: 20 },
    { channel: 'print', afterMinutes: 60 },
  ]
  it.each<[string, LadderStep[], Channel[], string[]]>([
    ['nothing', EVACUATION, [], ['1: push', '6: sms', '26: email', '86: print']],
    ['one way first', EVACUATION, ['email'], ['1: email', '6: push', '26: sms', '86: print']],
    [
      'all of them',
      EVACUATION,
      ['sms', 'email', 'push'],
      ['1: sms', '6: email', '26: push', '86: print'],
    ],
    [
      'a way that the ladder does not have',
      LADDER,
      ['telegram', 'email', 'sms'],
      ['5: sms', '15: push', '75: print'],
    ],
    [
      'a way that the ladder tries twice',
      [
        { channel: 'push', afterMinutes: 5 },
        { channel: 'email', afterMinutes: 5 },
        { channel: 'push', afterMinutes: 5 },
      ],
      ['email'],
      ['5: email', '10: push', '15: push'],
    ],
  ])('%s: tried first, never sooner, and paper last', (_, ladder, order, expected) => {
    expect(run({ ladder: personalLadder(ladder, order) })).toEqual(expected)
  })

  it('leaves no way out and adds none, at the same times', () => {
    const step = fc.record({
      channel: fc.constantFrom(...CHANNELS),
      afterMinutes: fc.integer({ min: 1, max: 300 }),
    })
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 6 }),
        fc.shuffledSubarray([...CHANNELS]),
        (ladder, order) => {
          const mine = personalLadder(ladder, order)
          const ways = (of: LadderStep[]) => of.map(({ channel }) => channel).toSorted()
          expect(ways(mine)).toEqual(ways(ladder))
          expect(mine.map((one) => one.afterMinutes)).toEqual(ladder.map((one) => one.afterMinutes))
        },
      ),
    )
  })
})
