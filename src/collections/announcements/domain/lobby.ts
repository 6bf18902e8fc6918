import { AUDIENCE_LISTS } from './audience'
import type { Audience } from './audience'

/** A wall of text is read by nobody who waits for a lift. */
const MOST_LETTERS = 420

/**
 * Whether a notice may hang where everybody passes: what is for everybody, and what is for the people of
 * the screen's own building. Whatever asks for anything else of its readers is not for passers-by.
 */
export const isForLobby = (audience: Audience, building: string): boolean =>
  AUDIENCE_LISTS.every((name) => name === 'buildings' || audience[name].length === 0) &&
  (audience.buildings.length === 0 || audience.buildings.includes(building))

/** As much as is read in passing, without a word cut in two. */
export const passingText = (text: string): string => {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  if (plain.length <= MOST_LETTERS) return plain
  return `${plain.slice(0, MOST_LETTERS).replace(/\s+\S*$/, '')}…`
}

/** Which of so many notices is shown after another; the first again after the last. */
export const nextNotice = (shown: number, count: number): number =>
  count === 0 ? 0 : (shown + 1) % count
