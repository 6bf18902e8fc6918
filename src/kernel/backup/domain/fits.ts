/** What a backup and the installation that it is to come into have to agree on. */
export interface Sides {
  /** Names of migrations. */
  migrations: readonly string[]
  /** Prints of keys by their ids. */
  keys: Readonly<Record<string, string>>
}

export type Misfit =
  { reason: 'newer' | 'older'; migrations: string[] } | { reason: 'keys'; keys: string[] }

const without = (all: readonly string[], known: readonly string[]): string[] =>
  all.filter((name) => !known.includes(name))

/**
 * Why a backup cannot come into this installation, or null. Rows fit only the tables that they were
 * read from, and sealed files only the keys that wrapped theirs; keys that this side has more do no harm.
 */
export const misfitOf = (backup: Sides, here: Sides): Misfit | null => {
  const unknown = without(backup.migrations, here.migrations)
  if (unknown.length > 0) return { reason: 'newer', migrations: unknown }
  const later = without(here.migrations, backup.migrations)
  if (later.length > 0) return { reason: 'older', migrations: later }
  const missing = Object.entries(backup.keys)
    .filter(([id, print]) => here.keys[id] !== print)
    .map(([id]) => id)
  return missing.length > 0 ? { reason: 'keys', keys: missing } : null
}
