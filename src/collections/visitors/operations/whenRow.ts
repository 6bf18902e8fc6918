import { FOR_GOOD, weekdaysIn } from '../domain/plan'
import type { Weekday } from '../domain/plan'
import type { InvitationKind } from '../domain/visit'
import type { Span } from '../domain/window'

/** When an invitation holds, as its row says it. */
export interface When extends Span {
  kind: InvitationKind
  /** Of the week, where it recurs. */
  days: Weekday[]
  /** Null: until it is taken back. */
  lastsUntil: Date | null
}

export interface WhenRow extends Record<string, unknown> {
  kind: InvitationKind
  rule: string | null
  minutes: number | null
  starts_at: string | Date
  ends_at: string | Date | null
}

const MINUTE_MS = 60_000

/** `startsAt` and `endsAt` are those of the first visit. */
export const whenFrom = ({ kind, rule, minutes, ...row }: WhenRow): When => {
  const startsAt = new Date(row.starts_at)
  const lastsUntil = row.ends_at === null ? null : new Date(row.ends_at)
  const endsAt =
    minutes === null ? (lastsUntil ?? FOR_GOOD) : new Date(startsAt.getTime() + minutes * MINUTE_MS)
  return { kind, days: weekdaysIn(rule), startsAt, endsAt, lastsUntil }
}

export const isOver = ({ lastsUntil }: Pick<When, 'lastsUntil'>, now: Date): boolean =>
  lastsUntil !== null && lastsUntil <= now
