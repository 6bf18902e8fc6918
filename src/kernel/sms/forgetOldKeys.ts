import type { Payload } from 'payload'
import { openReader, sql } from '../database/transaction'

/** The queue forgets a job after a week; nothing asks for its key after that. */
export const forgetOldKeys = async ({ payload }: { payload: Payload }): Promise<void> => {
  await openReader(payload).execute(
    sql`delete from sms_sent where claimed_at < now() - interval '8 days'`,
  )
}
