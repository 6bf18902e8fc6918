import { keyedDigest } from '../sealing'

/**
 * What the link of a change's mail carries. It follows from the change's id and our secret, so a job
 * that runs again sends the same one; the table holds its digest alone.
 */
export const undoToken = (change: string): string => keyedDigest(change, 'undo-account-change')

/** How the state from before a change is sealed. */
export const sealingOf = (userId: string, change: string): { use: string; owner: string } => ({
  use: 'account-change',
  owner: `${userId} ${change}`,
})
