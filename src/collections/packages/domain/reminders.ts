import { dayFrom, instantOf, wallClock } from '@/kernel/domain/zonedDay'
import type { ItemKind } from './parcel'

/** What a community decides about things that wait. */
export interface WaitingRules {
  /** Ascending. */
  days: readonly number[]
  /** 0: what is perishable is reminded of as everything else. */
  perishableHours: number
  /** 0: nothing is due to go back. */
  returnDays: number
  /** IANA. */
  timeZone: string
}

export interface WaitingItem {
  kind: ItemKind
  isPerishable: boolean
  /** Since when somebody could come for it. */
  since: Date
}

interface Reminder {
  /** Names the step of the ladder; `HOURS_STEP` for the one of what is perishable. */
  day: number
  due: Date
  /** Nothing comes after it: it tells when the thing goes back. */
  isLast: boolean
}

/** No day has this number. */
export const HOURS_STEP = 0

const HOUR_MS = 3_600_000

/** Hours of the community's day. A reminder of days comes at the first, and late ones before the second. */
const OFFICE = { from: 10, to: 18 }
/** What spoils does not wait for an office, and wakes nobody either. */
const AWAKE = { from: 8, to: 21 }

const hourOf = (at: Date, timeZone: string): number =>
  new Date(wallClock(at.getTime(), timeZone)).getUTCHours()

const atHour = (day: string, hour: number, timeZone: string): Date =>
  new Date(instantOf(`${day}T${String(hour).padStart(2, '0')}:00`, timeZone))

/** The moment itself where people are awake, else the next morning. */
const whenAwake = (at: Date, timeZone: string): Date => {
  const hour = hourOf(at, timeZone)
  if (hour < AWAKE.from) return atHour(dayFrom(at, timeZone, 0), AWAKE.from, timeZone)
  return hour < AWAKE.to ? at : atHour(dayFrom(at, timeZone, 1), AWAKE.from, timeZone)
}

/** It waits for its carrier: nobody of the unit can do anything. */
const waitsForNobody = (kind: ItemKind): boolean => kind === 'outgoing'

/** When people are reminded of a thing as long as it waits, in order. */
export const ladderOf = (item: WaitingItem, rules: WaitingRules): Reminder[] => {
  const { kind, isPerishable, since } = item
  const { days, perishableHours, timeZone } = rules
  if (waitsForNobody(kind)) return []
  if (isPerishable && perishableHours > 0) {
    const due = new Date(since.getTime() + perishableHours * HOUR_MS)
    return [{ day: HOURS_STEP, due: whenAwake(due, timeZone), isLast: true }]
  }
  return days.map((day, index) => ({
    day,
    due: atHour(dayFrom(since, timeZone, day), OFFICE.from, timeZone),
    isLast: index === days.length - 1,
  }))
}

/**
 * The reminder to send now. Of several that nobody sent, because the worker stood still or the rules are
 * new, only the latest is said; and none at night.
 * @param told the highest step that was sent; null: none yet.
 */
export const reminderDue = (
  item: WaitingItem,
  rules: WaitingRules,
  told: number | null,
  now: Date,
): Reminder | undefined => {
  const hour = hourOf(now, rules.timeZone)
  const isIn = ({ from, to }: typeof AWAKE) => hour >= from && hour < to
  if (!isIn(AWAKE)) return undefined
  const latest = ladderOf(item, rules).findLast(({ due }) => due <= now)
  if (!latest || (told !== null && told >= latest.day)) return undefined
  return latest.day === HOURS_STEP || isIn(OFFICE) ? latest : undefined
}

/** From when on a thing that still waits is due to go back; null where the community has no such rule. */
export const returnDue = (
  { kind, since }: Pick<WaitingItem, 'kind' | 'since'>,
  { returnDays, timeZone }: WaitingRules,
): Date | null =>
  returnDays === 0 || waitsForNobody(kind)
    ? null
    : atHour(dayFrom(since, timeZone, returnDays), OFFICE.from, timeZone)

/** What was told in the last reminder of a thing; null while an earlier one is all that was sent. */
export const toldReturn = (item: WaitingItem, rules: WaitingRules, told: number): Date | null => {
  const last = ladderOf(item, rules).at(-1)
  return last && told >= last.day ? returnDue(item, rules) : null
}
