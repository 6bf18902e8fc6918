/** How often somebody who writes says so. */
const SAY_EVERY_MS = 3000
/** How long it holds: a little more than one that was lost. */
export const TYPING_HOLDS_MS = 6000

/** Says at most once in three seconds that somebody is typing. */
export const typingSender = (say: () => void, now: () => number = Date.now) => {
  let saidAt = Number.NEGATIVE_INFINITY
  return {
    /** A key was pressed. */
    typed: (): void => {
      if (now() - saidAt < SAY_EVERY_MS) return
      saidAt = now()
      say()
    },
    /** The message is sent: whoever goes on says so at once. */
    reset: (): void => {
      saidAt = Number.NEGATIVE_INFINITY
    },
  }
}

/** Who types, by when they said so last. */
export type Typists = ReadonlyMap<string, number>

export const heardTyping = (typists: Typists, person: string, at: number): Typists =>
  new Map([...typists, [person, at]])

/** What they wrote has come. */
export const stoppedTyping = (typists: Typists, person: string): Typists =>
  typists.has(person) ? new Map([...typists].filter(([id]) => id !== person)) : typists

/** Without those who have not said so for six seconds; the same map where nothing changes. */
export const stillTyping = (typists: Typists, now: number): Typists => {
  const left = [...typists].filter(([, at]) => now - at < TYPING_HOLDS_MS)
  return left.length === typists.size ? typists : new Map(left)
}
