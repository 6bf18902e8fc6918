import type { NoticeLadders } from './rules'
import type { Channel, LadderStep, Urgency } from './words'

const MINUTE_MS = 60_000

/** The ladder of a notice: the community's for its kind, for its urgency, or the kind's own. */
export const ladderOf = (
  kind: { kind: string; ladder: readonly LadderStep[] },
  urgency: Urgency,
  ofCommunity: NoticeLadders,
): readonly LadderStep[] => ofCommunity[kind.kind] ?? ofCommunity[urgency] ?? kind.ladder

/** Channels in the order that a person gave them; those that they did not name come after, as they were. */
export const inOrder = <Way extends string>(
  ways: readonly Way[],
  order: readonly string[],
): Way[] => [
  ...order.flatMap((name) => ways.filter((way) => way === name)),
  ...ways.filter((way) => !order.includes(way)),
]

/**
 * The ladder as it climbs for one person: when something is tried stays the ladder's word, what is
 * tried first is theirs. The printed list is nobody's choice, and stays where it is.
 */
export const personalLadder = (
  ladder: readonly LadderStep[],
  order: readonly Channel[],
): LadderStep[] => {
  const ways = ladder.flatMap(({ channel }) => (channel === 'print' ? [] : [channel]))
  const preferred = inOrder(ways, order).values()
  return ladder.map((step) =>
    step.channel === 'print' ? step : { ...step, channel: preferred.next().value ?? step.channel },
  )
}

/** When the first step is due; null for a ladder without steps. */
export const firstDue = (ladder: readonly LadderStep[], at: Date): Date | null => {
  const [first] = ladder
  return first ? new Date(at.getTime() + first.afterMinutes * MINUTE_MS) : null
}

export interface Reading {
  isRead: boolean
  isAcknowledged: boolean
}

export type LadderOutcome = 'read' | 'acknowledged' | 'printed' | 'exhausted'

export type Climb =
  | { ended: LadderOutcome }
  /** Try this way now. `nextDue` null: it was the last. */
  | { channel: Channel | 'print'; step: number; nextDue: Date | null }

/** Whether somebody has taken notice as far as the kind asks for it. */
const isSettled = ({ isRead, isAcknowledged }: Reading, needsAcknowledgement: boolean): boolean =>
  isAcknowledged || (isRead && !needsAcknowledgement)

/**
 * What a ladder does when its step is due.
 * @param step how many steps were taken.
 */
export const climb = (
  ladder: readonly LadderStep[],
  step: number,
  {
    reading,
    needsAcknowledgement,
    now,
  }: {
    reading: Reading
    needsAcknowledgement: boolean
    now: Date
  },
): Climb => {
  if (isSettled(reading, needsAcknowledgement)) {
    return { ended: reading.isAcknowledged ? 'acknowledged' : 'read' }
  }
  const rung = ladder[step]
  if (!rung) return { ended: 'exhausted' }
  return { channel: rung.channel, step: step + 1, nextDue: firstDue(ladder.slice(step + 1), now) }
}
