import type { Payload } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { sweepFiles } from '@/kernel/files/sweep'
import { asSystem } from '@/kernel/tenancy/system'
import { PHOTO_PREFIX } from './photoKey'

interface Sweep {
  payload: Payload
  now: Date
}

/**
 * Removes stored pictures that no row names.
 * @returns the names that were removed.
 */
export const removeOrphans = ({ payload, now }: Sweep): Promise<string[]> =>
  asSystem(payload, 'sweep orphaned pictures', (req) =>
    sweepFiles({
      folder: PHOTO_PREFIX,
      now,
      isReferenced: async (name) => {
        const reader = await readerOf(req)
        const { rows } = await reader.execute(
          sql`select 1 from media where filename = ${name} limit 1`,
        )
        return rows.length > 0
      },
    }),
  )
