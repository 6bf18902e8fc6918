import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { whileSigningIn } from '@/kernel/tenancy/system'

/** Removes what can be undone no more, and questions that nobody answered. */
export const forgetOldChanges = async ({ payload }: { payload: Payload }): Promise<void> => {
  await whileSigningIn(async () => {
    const reader = await readerOf(await createLocalReq({}, payload))
    await reader.execute(sql`delete from account_changes where expires_at < now()`)
    await reader.execute(sql`delete from account_challenges where expires_at < now()`)
    await reader.execute(sql`
      delete from second_factors
      where confirmed_at is null and created_at < now() - interval '1 hour'`)
  })
}
