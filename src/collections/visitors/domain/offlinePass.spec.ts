import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { afterEntries, expectedOf, insideOf, isGateDay, isGateEntry } from './gateDay'
import type { GateDay, GateEntry, KeptVisit } from './gateDay'
import { judgeKept, judgeOffline } from './offlinePass'
import type { PassClaims } from './passToken'

const HOME = '0193aaaa-0000-7000-8000-000000000001'
const PASS = '0193bbbb-0000-7000-8000-000000000001'
const NOON = new Date('2026-12-06T12:00:00Z')
const at = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000)

const visit = (said: Partial<KeptVisit> = {}): KeptVisit => ({
  id: 'v1',
  pass: PASS,
  name: 'Robin Guest',
  unit: 'B 402',
  party: 2,
  vehicle: 'AB-123-CD',
  kind: 'single',
  state: 'expected',
  isStopped: false,
  isMultiEntry: false,
  opensAt: at(-30).toISOString(),
  closesAt: at(120).toISOString(),
  enteredAt: null,
  gate: null,
  ...said,
})
const day = (visits: KeptVisit[] = [visit()], barred: GateDay['barred'] = []): GateDay => ({
  keys: [],
  gates: [],
  visits,
  barred,
  madeAt: at(-60).toISOString(),
  coversUntil: at(24 * 60).toISOString(),
  timeZone: 'UTC',
})
const claims = (said: Partial<PassClaims> = {}): PassClaims => ({
  kid: 1,
  community: HOME,
  pass: PASS,
  opensAt: at(-30),
  closesAt: at(120),
  isSingle: true,
  ...said,
})
const judged = (
  known: GateDay,
  said: PassClaims | null = claims(),
  { isSigned = true, now = NOON } = {},
) => {
  const { verdict, reason, canEnter } = judgeOffline(known, HOME, { claims: said, isSigned }, now)
  return [verdict, reason, canEnter]
}
const entry = (said: Partial<GateEntry> = {}): GateEntry => ({
  id: 'e1',
  kind: 'enter',
  at: NOON.getTime(),
  visit: 'v1',
  pass: PASS,
  method: 'qr',
  gate: 'north',
  name: 'Robin Guest',
  unit: 'B 402',
  isSingle: true,
  ...said,
})
const leaving = (said: Partial<GateEntry> = {}) =>
  entry({ id: 'e2', kind: 'leave', at: NOON.getTime() + 60_000, ...said })

describe('a pass without a network', () => {
  it('is verified where it is signed, on the list, and open', () => {
    expect(judged(day())).toEqual(['verified', 'open', true])
  })

  it.each([
    ['forged', day(), claims(), { isSigned: false }],
    ['forged', day(), null, { isSigned: false }],
    ['elsewhere', day(), claims({ community: 'another' }), {}],
    ['early', day(), claims(), { now: at(-31) }],
    ['late', day(), claims(), { now: at(120) }],
    ['revoked', day([], [{ pass: PASS, reason: 'revoked' }]), claims(), {}],
    ['held', day([visit({ isStopped: true })]), claims(), {}],
    ['late', day([]), claims(), { now: at(120) }],
    ['early', day([]), claims(), { now: at(-31) }],
  ] as const)('is refused as %s', (reason, known, said, how) => {
    expect(judged(known, said, how)).toEqual(['refused', reason, false])
  })

  it('goes by the list, and not by the time that was shared once', () => {
    const moved = day([visit({ opensAt: at(180).toISOString(), closesAt: at(240).toISOString() })])
    expect(judged(moved)).toEqual(['refused', 'early', false])
    expect(judged(moved, claims(), { now: at(200) })).toEqual(['verified', 'open', true])
  })

  it('holds to the second of its window', () => {
    const second = (minutes: number, seconds: number) =>
      new Date(at(minutes).getTime() + seconds * 1000)
    expect(judged(day(), claims(), { now: second(-30, -1) })[1]).toBe('early')
    expect(judged(day(), claims(), { now: second(-30, 0) })[1]).toBe('open')
    expect(judged(day(), claims(), { now: second(120, -1) })[1]).toBe('open')
    expect(judged(day(), claims(), { now: second(120, 0) })[1]).toBe('late')
  })

  it('that is on no list, or on one that may be wrong, is for a human', () => {
    expect(judged(day([]))).toEqual(['caution', 'unlisted', true])
    const old = { ...day(), coversUntil: at(-1).toISOString() }
    expect(judged(old)).toEqual(['caution', 'old-list', true])
    const ahead = { ...day(), madeAt: at(24 * 60).toISOString() }
    expect(judged(ahead)).toEqual(['caution', 'clock', true])
    expect(judged(ahead, claims(), { now: at(-31) })).toEqual(['caution', 'clock', true])
    expect(judged({ ...ahead, visits: [] }, claims(), { now: at(-31) })[1]).toBe('unlisted')
    expect(judged(day([visit({ state: 'waiting' })]))).toEqual(['caution', 'waiting', false])
  })

  it('lets in once on a device, and is used up once its visitor has left', () => {
    const inside = afterEntries(day(), [entry()])
    expect(judged(inside)).toEqual(['caution', 'inside', false])
    const left = afterEntries(day(), [entry(), leaving()])
    expect(judged(left)).toEqual(['refused', 'used', false])
    const unlisted = entry({ visit: null })
    expect(judged(afterEntries(day([]), [unlisted]))).toEqual(['caution', 'inside', false])
    const gone = afterEntries(day([]), [unlisted, leaving({ visit: null })])
    expect(judged(gone)).toEqual(['refused', 'used', false])
  })

  it('of somebody who may come and go is good again once they have left', () => {
    const known = day([visit({ isMultiEntry: true })])
    const left = afterEntries(known, [entry(), leaving()])
    expect(judged(left)).toEqual(['verified', 'open', true])
    const late = afterEntries(known, [entry(), leaving({ at: at(121).getTime() })])
    expect(late.visits).toEqual([])
    const unlisted = [entry({ visit: null, isSingle: false }), leaving({ visit: null })]
    expect(judged(afterEntries(day([]), unlisted))).toEqual(['caution', 'unlisted', true])
  })

  it('of several visits is of the one that is open, else the next', () => {
    const today = visit({ id: 'a' })
    const next = visit({ id: 'b', opensAt: at(600).toISOString(), closesAt: at(700).toISOString() })
    const meant = (now: Date) =>
      judgeOffline(day([next, today]), HOME, { claims: claims(), isSigned: true }, now).visit?.id
    expect([meant(NOON), meant(at(300)), meant(at(650))]).toEqual(['a', 'b', 'b'])
  })
})

describe('the list of a device', () => {
  it('shows who is expected and who is inside, with what was done here', () => {
    const standing = visit({ id: 's', pass: null, name: 'Ada Standing', kind: 'standing' })
    const known = day([visit(), standing])
    const names = (typed: string) => expectedOf(known, typed, NOON).map(({ name }) => name)
    expect(names('')).toEqual(['Robin Guest'])
    expect(names('ada')).toEqual(['Ada Standing'])
    expect(names('402 rób')).toEqual(['Robin Guest'])
    expect(names('nobody')).toEqual([])
    const after = afterEntries(known, [entry({ visit: 's', pass: null })])
    expect(insideOf(after)).toMatchObject([{ name: 'Ada Standing', gate: 'north' }])
    expect(expectedOf(after, 'ada', NOON)).toEqual([])
    expect(judgeKept(after, insideOf(after)[0]!, NOON).reason).toBe('inside')
  })

  it('keeps somebody inside who is not on it any more', () => {
    expect(insideOf(afterEntries(day([]), [entry()]))).toMatchObject([{ name: 'Robin Guest' }])
    expect(afterEntries(day([]), [leaving()])).toEqual(day([]))
  })

  it('knows what it is not', () => {
    expect([isGateDay(day()), isGateDay({}), isGateDay(null)]).toEqual([true, false, false])
    expect([isGateEntry(entry()), isGateEntry({ ...entry(), kind: 'x' })]).toEqual([true, false])
  })

  it('is the same however often what was done is told to it', () => {
    const passes = ['p1', 'p2', 'p3']
    const step = fc.record({
      which: fc.integer({ min: 0, max: 2 }),
      kind: fc.constantFrom('enter' as const, 'leave' as const),
      minute: fc.integer({ min: 0, max: 100 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const known = day(passes.map((pass, n) => visit({ id: `v${String(n)}`, pass })))
        const done = steps.map(({ which, kind, minute }, n) =>
          entry({
            id: `e${String(n)}`,
            kind,
            at: at(minute).getTime(),
            visit: `v${String(which)}`,
            pass: passes[which]!,
          }),
        )
        const once = afterEntries(known, done)
        const places = (list: GateDay) =>
          insideOf(list)
            .map(({ pass }) => pass)
            .sort()
        expect(places(afterEntries(once, done))).toEqual(places(once))
        // Nobody stands on it twice, and whoever was let in is never verified again.
        for (const pass of passes) {
          const own = once.visits.filter((one) => one.pass === pass)
          expect(own.length).toBeLessThanOrEqual(1)
          const wasIn = done.some((one) => one.pass === pass && one.kind === 'enter')
          if (wasIn) expect(judged(once, claims({ pass }))[0]).not.toBe('verified')
        }
      }),
    )
  })

  it('verifies nothing that is not signed for this community, whatever is on it', () => {
    const anyClaims = fc.record({
      community: fc.constantFrom(HOME, 'another'),
      pass: fc.constantFrom(PASS, 'other'),
      // Before the list was made a clock is wrong, and a human decides.
      minute: fc.integer({ min: -60, max: 300 }),
      isSigned: fc.boolean(),
    })
    fc.assert(
      fc.property(anyClaims, ({ community, pass, minute, isSigned }) => {
        const shown = { claims: claims({ community, pass }), isSigned }
        const { verdict, canEnter } = judgeOffline(day(), HOME, shown, at(minute))
        const isRight = isSigned && community === HOME && minute >= -30 && minute < 120
        expect(verdict === 'verified').toBe(isRight && pass === PASS)
        expect(canEnter).toBe(isRight)
      }),
    )
  })
})
