import type { Payload } from 'payload'
import { readerOf, sql } from '../database/transaction'
import { asSystem } from '../tenancy/system'

/** Idempotent answers are kept 24 hours (design.md, "Data rules"). */
export const forgetOldAnswers = async ({ payload }: { payload: Payload }): Promise<void> => {
  await asSystem(payload, 'forget old answers', async (req) => {
    const reader = await readerOf(req)
    await reader.execute(
      sql`delete from idempotency_keys where created_at < now() - interval '24 hours'`,
    )
  })
}
