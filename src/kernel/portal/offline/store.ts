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

interface KeptEntry {
  id: string
  sealed: SealedFor
  /** The vault did not open it: somebody changed it. It is not waiting to be sent. */
  isUnreadable?: boolean
}

interface Schema extends DBSchema {
  vault: { key: string; value: Kept }
  list: { key: string; value: KeptList }
  queue: { key: string; value: KeptEntry }
}

/** One row in each of the two stores that have no more. */
export const ONLY = 'only'

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
  withStore(community, (db) => db.delete('list', ONLY))
