import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  choiceKey,
  decide,
  HOUR_MS,
  throttle,
  type Offer,
  type Reach,
  type What,
  type Wishes,
} from './decide'
import { isQuietAt } from './hours'
import { CHANNELS, type Channel, type Urgency } from './words'

const NIGHT = { from: '22:00', to: '07:00' }
const DAY = new Date('2026-11-24T12:00:00Z')
const MIDNIGHT = new Date('2026-11-24T23:00:00Z')
const BACK = new Date('2026-12-01T10:00:00Z')
const MORNING = 'held 2026-11-25T07:00 quiet-hours'

interface Case {
  urgency?: Urgency
  isMandatory?: boolean
  channel?: Channel
  choice?: boolean
  byDefault?: boolean
  isOffered?: boolean
  hasAddress?: boolean
  isResting?: boolean
  isQuiet?: boolean
  isQuestion?: boolean
  isAskedInQuiet?: boolean
  isAway?: boolean
  isOffDuty?: boolean
  digest?: 'off' | 'daily' | 'weekly'
}

const outcomeOf = ({
  urgency = 'normal',
  isMandatory = false,
  channel = 'push',
  choice,
  byDefault,
  isOffered = true,
  hasAddress = true,
  isResting = false,
  isQuiet = false,
  isQuestion = false,
  isAskedInQuiet = true,
  isAway = false,
  isOffDuty = false,
  digest = 'daily',
}: Case): string => {
  const what: What = { group: 'packages', urgency, channels: [channel], isMandatory, isQuestion }
  const wishes: Wishes = {
    choices: new Map(choice === undefined ? [] : [[choiceKey('packages', channel), choice]]),
    quiet: isQuiet ? NIGHT : null,
    isAskedInQuiet,
    timeZone: 'UTC',
    digest: { rhythm: digest, hour: 8, weekday: 1 },
    awayUntil: isAway ? BACK : null,
    isOnDuty: !isOffDuty,
  }
  const reach: Reach = { channels: new Set(hasAddress ? [channel] : []), isEmailResting: isResting }
  const offer: Offer = {
    channels: new Set(isOffered ? [channel] : []),
    defaults: byDefault === undefined ? {} : { packages: { [channel]: byDefault } },
  }
  const [decision] = decide({ what, wishes, reach, offer, now: isQuiet ? MIDNIGHT : DAY })
  if (decision!.action === 'now') return decision!.isOrdinary ? 'now, counted' : 'now'
  if (decision!.action === 'suppressed') return decision!.why
  return `held ${decision!.dueAt.toISOString().slice(0, 16)} ${decision!.why}`
}

/** Preferences × urgency × floor × offer × addresses × quiet hours × absence, by hand. */
const TABLE: [Case, string][] = [
  // Nothing special.
  [{}, 'now, counted'],
  [{ channel: 'email' }, 'now, counted'],
  [{ urgency: 'important' }, 'now'],
  [{ urgency: 'emergency' }, 'now'],
  [{ urgency: 'quiet' }, 'too-quiet'],
  [{ urgency: 'quiet', channel: 'sms' }, 'too-quiet'],
  [{ urgency: 'quiet', channel: 'email' }, 'held 2026-11-25T08:00 digest'],
  [{ urgency: 'quiet', channel: 'email', digest: 'weekly' }, 'held 2026-11-30T08:00 digest'],
  [{ urgency: 'quiet', channel: 'email', digest: 'off' }, 'now, counted'],
  // The bell always.
  [{ channel: 'in-app' }, 'now'],
  [
    { channel: 'in-app', choice: false, byDefault: false, isOffered: false, hasAddress: false },
    'now',
  ],
  [{ channel: 'in-app', isQuiet: true, isAway: true, isOffDuty: true }, 'now'],
  // Switched off: by the person, by the community, by the person against the community.
  [{ choice: false }, 'switched-off'],
  [{ byDefault: false }, 'switched-off'],
  [{ choice: true, byDefault: false }, 'now, counted'],
  [{ choice: false, byDefault: true }, 'switched-off'],
  [{ choice: false, urgency: 'important' }, 'switched-off'],
  [{ choice: false, urgency: 'quiet', channel: 'email' }, 'switched-off'],
  // The floor.
  [{ choice: false, urgency: 'emergency' }, 'now'],
  [{ choice: false, isMandatory: true }, 'now'],
  [{ byDefault: false, isMandatory: true, urgency: 'important' }, 'now'],
  [{ choice: false, isMandatory: true, isQuiet: true }, MORNING],
  [
    { choice: false, isMandatory: true, urgency: 'quiet', channel: 'email' },
    'held 2026-11-25T08:00 digest',
  ],
  // What is not there cannot be used, the floor or not.
  [{ isOffered: false }, 'not-offered'],
  [{ isOffered: false, urgency: 'emergency' }, 'not-offered'],
  [{ hasAddress: false }, 'no-address'],
  [{ hasAddress: false, isMandatory: true }, 'no-address'],
  [{ hasAddress: false, choice: false }, 'no-address'],
  // An address that was refused lately.
  [{ channel: 'email', isResting: true }, 'address-refused'],
  [{ channel: 'email', isResting: true, urgency: 'important' }, 'address-refused'],
  [{ channel: 'email', isResting: true, urgency: 'emergency' }, 'now'],
  [{ channel: 'email', isResting: true, isMandatory: true }, 'now'],
  [{ channel: 'push', isResting: true }, 'now, counted'],
  // Quiet hours.
  [{ isQuiet: true }, MORNING],
  [{ isQuiet: true, channel: 'email' }, MORNING],
  [{ isQuiet: true, urgency: 'important' }, MORNING],
  [{ isQuiet: true, urgency: 'emergency' }, 'now'],
  [{ isQuiet: true, urgency: 'quiet', channel: 'email' }, 'held 2026-11-25T08:00 digest'],
  [{ isQuiet: true, urgency: 'quiet', channel: 'email', digest: 'off' }, MORNING],
  [{ isQuiet: true, choice: false }, 'switched-off'],
  // A question: at once, unless they chose otherwise; it goes around quiet hours and nothing else.
  [{ isQuiet: true, isQuestion: true, urgency: 'important' }, 'now'],
  [{ isQuiet: true, isQuestion: true, isAskedInQuiet: false, urgency: 'important' }, MORNING],
  [{ isQuestion: true, isAskedInQuiet: false, urgency: 'important' }, 'now'],
  [{ isQuiet: true, isQuestion: true, choice: false, urgency: 'important' }, 'switched-off'],
  [{ isQuiet: true, isQuestion: true, isOffered: false }, 'not-offered'],
  [{ isQuiet: true, isQuestion: true, isAway: true }, 'absent'],
  [{ isQuiet: true, isAskedInQuiet: true, urgency: 'important' }, MORNING],
  // Away: ordinary things do not buzz, mail is there when they look, digests wait.
  [{ isAway: true }, 'absent'],
  [{ isAway: true, channel: 'sms' }, 'absent'],
  [{ isAway: true, channel: 'email' }, 'now, counted'],
  [{ isAway: true, urgency: 'important' }, 'now'],
  [{ isAway: true, urgency: 'emergency' }, 'now'],
  [{ isAway: true, isMandatory: true }, 'now'],
  [{ isAway: true, isQuiet: true }, 'absent'],
  [{ isAway: true, urgency: 'quiet', channel: 'email' }, 'held 2026-12-02T08:00 digest'],
  // Off duty.
  [{ isOffDuty: true }, 'off-duty'],
  [{ isOffDuty: true, channel: 'email', urgency: 'important' }, 'off-duty'],
  [{ isOffDuty: true, urgency: 'emergency' }, 'now'],
  [{ isOffDuty: true, isMandatory: true }, 'now'],
]

describe('what becomes of a notice', () => {
  it.each(TABLE)('%j: %s', (facts, expected) => {
    expect(outcomeOf(facts)).toBe(expected)
  })

  it('always stands in the bell, and never leaves on a channel that is not there', () => {
    const flag = fc.boolean()
    fc.assert(
      fc.property(
        fc.record({
          urgency: fc.constantFrom<Urgency>('emergency', 'important', 'normal', 'quiet'),
          isMandatory: flag,
          channel: fc.constantFrom(...CHANNELS),
          choice: flag,
          byDefault: flag,
          isOffered: flag,
          hasAddress: flag,
          isResting: flag,
          isQuiet: flag,
          isQuestion: flag,
          isAskedInQuiet: flag,
          isAway: flag,
          isOffDuty: flag,
          digest: fc.constantFrom('off' as const, 'daily' as const, 'weekly' as const),
        }),
        (facts) => {
          const outcome = outcomeOf(facts)
          const isOpen = facts.isOffered && facts.hasAddress
          if (facts.channel === 'in-app') expect(outcome).toBe('now')
          else if (!isOpen) expect(['not-offered', 'no-address']).toContain(outcome)
          else if (facts.urgency === 'emergency') expect(outcome).toBe('now')
          else if (facts.isMandatory) expect(outcome).toMatch(/^(now|held)/)
          else if (!facts.choice) expect(outcome).toBe('switched-off')
          else if (facts.isQuiet && !(facts.isQuestion && facts.isAskedInQuiet))
            expect(outcome).not.toMatch(/^now/)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('an hour', () => {
  const awake = { quiet: null, timeZone: 'UTC' }

  it('carries one ordinary push, and the rest together when it is over', () => {
    const slot = (count: number) => ({ windowStart: DAY, count })
    const next = new Date(DAY.getTime() + HOUR_MS)
    for (const channel of ['push', 'telegram', 'sms'] as const) {
      expect(throttle(channel, slot(1), awake)).toEqual({
        channel,
        action: 'now',
        isOrdinary: true,
      })
      expect(throttle(channel, slot(2), awake)).toEqual({
        channel,
        action: 'held',
        dueAt: next,
        why: 'throttled',
      })
    }
    expect(throttle('email', slot(20), awake).action).toBe('now')
    expect(throttle('email', slot(21), awake)).toMatchObject({ action: 'held', dueAt: next })
  })

  it('that ends in the night goes on until the morning', () => {
    const windowStart = new Date('2026-11-24T21:30:00Z')
    expect(
      throttle('push', { windowStart, count: 2 }, { quiet: NIGHT, timeZone: 'UTC' }),
    ).toMatchObject({ action: 'held', dueAt: new Date('2026-11-25T07:00:00Z') })
  })

  it('lets one push through, whatever comes, and holds none for more than a night', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 60 }),
        (gaps) => {
          let now = DAY.getTime()
          let slot = { windowStart: new Date(0), count: 0 }
          const sent: number[] = []
          for (const gap of gaps) {
            now += gap * 60_000
            // As the table counts: a new hour begins with the first message after the old one.
            const isOver = now - slot.windowStart.getTime() >= HOUR_MS
            slot = isOver
              ? { windowStart: new Date(now), count: 1 }
              : { ...slot, count: slot.count + 1 }
            const decision = throttle('push', slot, { quiet: NIGHT, timeZone: 'UTC' })
            if (decision.action === 'now') sent.push(now)
            if (decision.action !== 'held') continue
            expect(decision.dueAt.getTime()).toBeGreaterThan(now)
            expect(isQuietAt(decision.dueAt, NIGHT, 'UTC')).toBe(false)
          }
          for (const [index, at] of sent.entries()) {
            if (index > 0) expect(at - sent[index - 1]!).toBeGreaterThanOrEqual(HOUR_MS)
          }
        },
      ),
    )
  })
})
