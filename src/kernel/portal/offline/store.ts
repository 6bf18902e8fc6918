import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import type { KeptVault, Sealed, SealedFor } from './vault'

/** The vault, and how often it was tried with a wrong PIN. */
export interface Kept extends KeptVault {
  failed: number
  /** By the device's clock, ms. */
  lastTryAt: number
}

export interface KeptList {
  sealed: Sealed
  /** The server's name for this state of it. */
  digest: string
  /** When it was fetched, by the device's clock, ms. */
  at: number
}

/** Pages that work without a network, each with a list and a queue of its own on the same device. */
export const SCREENS = ['desk', 'gate'] as const
export type Screen = (typeof SCREENS)[number]

interface KeptEntry {
  id: string
  /** Whose it is; the desk's where nothing is said. */
  screen?: Screen
  sealed: SealedFor
  /** The vault did not open it: somebody changed it. It is not waiting to be sent. */
  isUnreadable?: boolean
}

interface Schema extends DBSchema {
  vault: { key: string; value: Kept }
  list: { key: string; value: KeptList }
  queue: { key: string; value: KeptEntry }
}

/** The one row of a store that has no more; the desk's list lies there too. */
export const ONLY = 'only'

/** Under what the list of a page lies. */
export const listKey = (screen: Screen): string => (screen === 'desk' ? ONLY : screen)

export const screenOf = ({ screen = 'desk' }: Pick<KeptEntry, 'screen'>): Screen => screen

/**
 * Opens a community's database for one piece of work and closes it again: one that is left open would
 * keep the database from being deleted.
 */
export const withStore = async <T>(
  community: string,
  work: (db: IDBPDatabase<Schema>) => Promise<T>,
): Promise<T> => {
  const db = await openDB<Schema>(`courtyard/${community}/offline`, 1, {
    upgrade: (made) => {
      made.createObjectStore('vault')
      made.createObjectStore('list')
      made.createObjectStore('queue', { keyPath: 'id' })
    },
  })
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** Only what can be fetched again: whatever was not sent stays, sealed. */
export const dropList = (community: string): Promise<void> =>
  withStore(community, (db) => db.clear('list'))
