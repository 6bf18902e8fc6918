import type { Payload } from 'payload'
import { openReader, sql } from '../../database/transaction'

/** Removes counts whose time is over; nothing reads them any more. */
export const forgetOldCounts = async ({ payload }: { payload: Payload }): Promise<void> => {
  await openReader(payload).execute(
    sql`delete from rate_limits where expire < extract(epoch from now()) * 1000`,
  )
}
