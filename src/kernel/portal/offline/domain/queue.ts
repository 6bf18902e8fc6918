/** What a server said about one entry; `away`: nothing, or that it should be tried again. */
export type Answer = 'done' | 'already' | 'conflict' | 'away'

export interface Queued {
  /** Made by the device, once: another try with it does nothing twice. */
  id: string
  /** By the device's clock, ms. */
  at: number
}

/** In the order in which things happened; the id settles what happened at once. */
export const inOrder = <Entry extends Queued>(entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

/** What an entry that is known already adds: nothing. */
export const withEntry = <Entry extends Queued>(
  entries: readonly Entry[],
  entry: Entry,
): Entry[] => (entries.some(({ id }) => id === entry.id) ? [...entries] : [...entries, entry])

/** What still waits after an answer: whatever the server has taken goes, conflicts too, it keeps those. */
export const afterAnswers = <Entry extends Queued>(
  entries: readonly Entry[],
  answers: ReadonlyMap<string, Answer>,
): Entry[] => entries.filter(({ id }) => (answers.get(id) ?? 'away') === 'away')

/** Parts that one sending takes. */
export const inParts = <Entry>(entries: readonly Entry[], most: number): Entry[][] =>
  Array.from({ length: Math.ceil(entries.length / most) }, (_, part) =>
    entries.slice(part * most, (part + 1) * most),
  )
