import type { Payload } from 'payload'
import { readerOfPayload, sql } from '../database/transaction'

/** Idempotent answers are kept 24 hours (design.md, "Data rules"). */
export const forgetOldAnswers = async ({ payload }: { payload: Payload }): Promise<void> => {
  await readerOfPayload(payload).execute(
    sql`delete from idempotency_keys where created_at < now() - interval '24 hours'`,
  )
}
