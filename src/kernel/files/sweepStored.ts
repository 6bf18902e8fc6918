import type { Payload } from 'payload'
import { systemClock } from '../clock'
import { readerOf, sql } from '../database/transaction'
import { asSystem } from '../tenancy/system'
import { deleteObjects } from './objects'
import { FILES_PREFIX } from './storedFiles'
import { sweepFiles } from './sweep'

const DAY_MS = 24 * 3600 * 1000
const BATCH = 500

/** The id in the name of an object: `<id>` or `<id>.thumb`. */
const idIn = (name: string): string => name.replace(/\.thumb$/, '')

/**
 * Removes files that were let go of, those that were sent and bound to nothing for a day, and
 * objects that no row names.
 * @returns ids of the files and names of the objects.
 */
export const sweepStored = ({ payload, now }: { payload: Payload; now: Date }): Promise<string[]> =>
  asSystem(payload, 'sweep stored files', async (req) => {
    const reader = await readerOf(req)
    const dayAgo = new Date(now.getTime() - DAY_MS).toISOString()
    const removed: string[] = []
    for (;;) {
      // The row goes first: from then on nobody can bind it, and what is left lies without a name.
      const { rows } = await reader.execute<{ id: string; storage_key: string }>(sql`
        delete from stored_files where id in (
          select id from stored_files where state = 'released'
            or (state = 'staged' and created_at < ${dayAgo}::timestamptz)
          order by id limit ${BATCH} for update skip locked)
        returning id, storage_key`)
      for (const { id, storage_key: storageKey } of rows) {
        await deleteObjects({ storageKey })
        removed.push(id)
      }
      if (rows.length < BATCH) break
    }
    const orphans = await sweepFiles({
      folder: FILES_PREFIX,
      now,
      isReferenced: async (name) => {
        const { rows } = await reader.execute(
          sql`select 1 from stored_files where id::text = ${idIn(name)}`,
        )
        return rows.length > 0
      },
    })
    return [...removed, ...orphans]
  })

export const sweepStoredJob = async ({ payload }: { payload: Payload }): Promise<void> => {
  await sweepStored({ payload, now: systemClock.now() })
}
