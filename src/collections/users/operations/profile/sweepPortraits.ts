import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { sweepFiles } from '@/kernel/files/sweep'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { PORTRAITS } from './portraitKey'

/**
 * Removes photos that no account names: a process died between the file and its row.
 * @returns the names that were removed.
 */
export const sweepPortraits = ({
  payload,
  now,
}: {
  payload: Payload
  now: Date
}): Promise<string[]> =>
  whileSigningIn(async () => {
    const req = await createLocalReq({}, payload)
    return sweepFiles({
      folder: PORTRAITS,
      now,
      isReferenced: async (name) => {
        const reader = await readerOf(req)
        const { rows } = await reader.execute(
          sql`select 1 from users where photo = ${name} limit 1`,
        )
        return rows.length > 0
      },
    })
  })
