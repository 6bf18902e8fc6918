import type { VisitState } from '../visit'

export const GUEST_ANSWERS = ['none', 'yes', 'no'] as const
export type GuestAnswer = (typeof GUEST_ANSWERS)[number]

export type EventState = 'planned' | 'cancelled'

interface Answerable {
  state: EventState
  startsAt: Date
}

/** Why nobody may answer any more; an answer may be changed until the event begins. */
export const answerClosed = (
  { state, startsAt }: Answerable,
  now: Date,
): 'cancelled' | 'begun' | undefined => {
  if (state === 'cancelled') return 'cancelled'
  return now >= startsAt ? 'begun' : undefined
}

interface Answered {
  answer: GuestAnswer
  party: number
}

/** How many come, of those who have said yes. */
export const placesTaken = (guests: readonly Answered[]): number =>
  guests.reduce((sum, { answer, party }) => (answer === 'yes' ? sum + party : sum), 0)

/**
 * Whether a guest's yes has room. Their own earlier yes is given back first: who comes with fewer than
 * they said always may, also where the host has made the event smaller since. Null: there is no limit.
 */
export const hasRoom = (
  { capacity, taken }: { capacity: number | null; taken: number },
  before: Answered,
  party: number,
): boolean => {
  const own = placesTaken([before])
  return capacity === null || party <= own || taken - own + party <= capacity
}

export const BOARD_PLACES = [
  'unanswered',
  'declined',
  'expected',
  'here',
  'left',
  'absent',
] as const
export type BoardPlace = (typeof BOARD_PLACES)[number]

/** Where a guest stands on the board: who has come counts as that, whatever they had answered. */
export const boardPlace = (answer: GuestAnswer, visit: VisitState | null): BoardPlace => {
  switch (visit) {
    case 'inside':
    case 'overstayed':
      return 'here'
    case 'left':
      return 'left'
    default:
      if (answer === 'no') return 'declined'
      if (visit === 'expired' || visit === 'refused') return 'absent'
      return answer === 'yes' ? 'expected' : 'unanswered'
  }
}

interface OnBoard extends Answered {
  visit: VisitState | null
}

/** How many people, not how many passes, stand in each place of the board. */
export const boardCounts = (guests: readonly OnBoard[]): Record<BoardPlace, number> => {
  const counts = { unanswered: 0, declined: 0, expected: 0, here: 0, left: 0, absent: 0 }
  for (const { answer, visit, party } of guests) counts[boardPlace(answer, visit)] += party
  return counts
}
