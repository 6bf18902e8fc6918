import type { Decision } from './decisions'

interface Told {
  /** What was said when it was reported. */
  text: string
  /** Ids of what hung on it. */
  files: readonly string[]
}

const sameFiles = (one: Told, other: Told): boolean =>
  one.files.length === other.files.length && one.files.every((id) => other.files.includes(id))

/**
 * Whether a decision on one report also ends another of the same thing. What is taken away is gone for
 * all of them; that nothing is wrong was said of these words, and not of what they were before or after.
 */
export const settles = (decision: Decision, decided: Told, other: Told): boolean =>
  decision === 'removed' || (decided.text === other.text && sameFiles(decided, other))
