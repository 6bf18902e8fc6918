import type { VisitState } from './visit'

/** What a household, or the gate in its place, says to somebody whom nobody announced. */
export const ANSWERS = ['let-in', 'refused'] as const
export type Answer = (typeof ANSWERS)[number]

/** Somebody at home, the gate in their place, or the rule of a home that is away. */
export const ANSWERED_AS = ['host', 'gate', 'rule'] as const
export type AnsweredAs = (typeof ANSWERED_AS)[number]

export const STATE_OF_ANSWER = {
  'let-in': 'approved',
  refused: 'refused',
} as const satisfies Record<Answer, VisitState>

/**
 * `held`: a manager is asked first, the household not yet. `unanswered`: nobody at home has answered in
 * time, and the gate goes on; whoever is late may answer still.
 */
export type AskState = 'held' | 'asking' | 'unanswered' | 'let-in' | 'refused' | 'over'

export interface Asked {
  state: VisitState
  /** When the household was asked; null while a manager is. */
  askedAt: Date | null
}

const MINUTE_MS = 60_000

/** Who waits longer has gone away. */
const WAIT_MINUTES = 60
/** Who is let in comes in, or is asked for again. */
const ENTRY_MINUTES = 30

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS)

export const waitsUntil = (at: Date): Date => later(at, WAIT_MINUTES)
export const entersUntil = (at: Date): Date => later(at, ENTRY_MINUTES)

/** From when on the gate goes on without an answer. */
export const unansweredAt = (askedAt: Date, seconds: number): Date =>
  new Date(askedAt.getTime() + seconds * 1000)

export const askState = ({ state, askedAt }: Asked, seconds: number, now: Date): AskState => {
  switch (state) {
    case 'waiting':
      if (askedAt === null) return 'held'
      return now < unansweredAt(askedAt, seconds) ? 'asking' : 'unanswered'
    case 'approved':
      return 'let-in'
    case 'refused':
      return 'refused'
    default:
      return 'over'
  }
}

export type AskProblem =
  | 'visitors.held'
  | 'visitors.answered'
  | 'visitors.not-waiting'
  | 'visitors.still-asking'
  | 'visitors.gate-undecided'

const closed = (state: AskState): AskProblem | undefined => {
  switch (state) {
    case 'held':
      return 'visitors.held'
    case 'let-in':
    case 'refused':
      return 'visitors.answered'
    case 'over':
      return 'visitors.not-waiting'
    default:
      return undefined
  }
}

/** What stands in the way of the household's answer. */
export const hostProblem = closed

/** What stands in the way of the gate's: it sends away at any time, and lets in where it may. */
export const gateProblem = (
  state: AskState,
  answer: Answer,
  mayLetIn: boolean,
): AskProblem | undefined => {
  const problem = closed(state)
  if (problem !== undefined || answer === 'refused') return problem
  if (!mayLetIn) return 'visitors.gate-undecided'
  return state === 'asking' ? 'visitors.still-asking' : undefined
}

/** Whether unannounced visitors are taken at a time of the clock (`18:05`); an end before the start is of the next day. */
export const isTaken = (
  time: string,
  { from, until }: { from: string; until: string },
): boolean => {
  if (from === '' && until === '') return true
  const start = from === '' ? '00:00' : from
  const end = until === '' ? '24:00' : until
  return start < end ? start <= time && time < end : time >= start || time < end
}
