/** Of those who were let in unannounced, who was by the gate instead of the household. */
export interface GuardShare {
  letIn: number
  byGate: number
}

/** In whole percent; null where nobody was let in. */
export const sharePercent = ({ letIn, byGate }: GuardShare): number | null =>
  letIn === 0 ? null : Math.round((byGate / letIn) * 100)

/** Whether more were than the community wants; of the very numbers, not of rounded ones. */
export const isTooMuch = ({ letIn, byGate }: GuardShare, mostPercent: number): boolean =>
  byGate * 100 > mostPercent * letIn
