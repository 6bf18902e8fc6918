/** A published version of one clause, as far as days go. A day is `2026-12-01`, on the community's calendar. */
export interface Dated {
  id: string
  /** The first day on which it holds. */
  from: string
}

const isLater = (one: Dated, than: Dated): boolean => one.from > than.from

/**
 * Which version of a clause is in force on a day: of those that have begun the one that began last. Two of
 * a clause never begin on one day, so there is at most one. The database has the same rule in `inForceOn`.
 */
export const inForceOn = <Version extends Dated>(
  versions: readonly Version[],
  day: string,
): Version | null =>
  versions
    .filter(({ from }) => from <= day)
    .reduce<Version | null>((last, one) => (last && !isLater(one, last) ? last : one), null)

/** The one that ends it: the next that begins. */
export const nextAfter = <Version extends Dated>(
  versions: readonly Version[],
  version: Dated,
): Version | null =>
  versions
    .filter((one) => isLater(one, version))
    .reduce<Version | null>((first, one) => (first && isLater(one, first) ? first : one), null)

/** The one that it replaces. */
export const beforeIt = <Version extends Dated>(
  versions: readonly Version[],
  version: Dated,
): Version | null =>
  versions
    .filter((one) => isLater(version, one))
    .reduce<Version | null>((last, one) => (last && !isLater(one, last) ? last : one), null)

export const STANDINGS = ['coming', 'in-force', 'superseded', 'repealed'] as const
export type Standing = (typeof STANDINGS)[number]

/** What a published version is on a day. */
export const standingOf = <Version extends Dated & { repeals: boolean }>(
  versions: readonly Version[],
  version: Version,
  day: string,
): Standing => {
  if (version.from > day) return 'coming'
  if (inForceOn(versions, day)?.id !== version.id) return 'superseded'
  return version.repeals ? 'repealed' : 'in-force'
}
