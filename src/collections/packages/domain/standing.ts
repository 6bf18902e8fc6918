/** Days of the community's calendar, `2026-11-30`; both count, and an open end has none. */
export interface DaySpan {
  from: string | null
  until: string | null
}

export const isInForce = ({ from, until }: DaySpan, today: string): boolean =>
  (from === null || from <= today) && (until === null || today <= until)

export const isBackwards = ({ from, until }: DaySpan): boolean =>
  from !== null && until !== null && until < from

/** At most so many others are told of what comes for one person. */
export const MOST_TOLD = 20

export const TEXT_MAX = 300
export const LEAVE_WITH_MAX = 120

interface Said {
  text: string
  leaveWith: string
  tellAlso: readonly string[]
}

/** Whoever empties the form has nothing to say any more. */
export const saysNothing = ({ text, leaveWith, tellAlso }: Said): boolean =>
  text === '' && leaveWith === '' && tellAlso.length === 0
