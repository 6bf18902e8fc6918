/** Within a minute; a page that breaks each time is left to the person. */
const MOST = 3
const MINUTE_MS = 60_000

/**
 * Whether a page may be asked for once more without the person.
 * @param before when that was done, in milliseconds, with spaces between; nothing for never
 * @param now in milliseconds
 * @returns what to keep in its place; undefined where it was done often enough
 */
export const triesByItself = (before: string | null, now: number): string | undefined => {
  const recent = (before ?? '').split(' ').filter((at) => at !== '' && now - Number(at) < MINUTE_MS)
  return recent.length >= MOST ? undefined : [...recent, now].join(' ')
}
