/** When something happens that a notice tells of; by the clocks of the community, or by its days. */
export interface EventTimes {
  startsAt: Date
  endsAt: Date | null
  isAllDay: boolean
}

/** What is entered: `2026-12-03T09:00`, and for whole days its day alone counts. */
export interface Entered {
  from: string
  until: string | null
  isAllDay: boolean
}

/** As it is kept: whole days begin at midnight. */
export const enteredTimes = ({ from, until, isAllDay }: Entered): Omit<Entered, 'isAllDay'> => {
  const midnight = (wall: string) => `${wall.slice(0, 10)}T00:00`
  return isAllDay
    ? { from: midnight(from), until: until === null ? null : midnight(until) }
    : { from, until }
}

/** Whole days may be one; what has hours ends after it began. */
export const isOrdered = ({ startsAt, endsAt, isAllDay }: EventTimes): boolean =>
  endsAt === null || (isAllDay ? endsAt >= startsAt : endsAt > startsAt)
