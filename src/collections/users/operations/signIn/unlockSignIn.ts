import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'

/** Has failed tries to sign in to an account count anew, inside the request's transaction. */
export const unlockSignIn = async (req: PayloadRequest, userId: string): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into sign_in_unlocks (user_id) values (${userId})
    on conflict (user_id) do update set unlocked_at = clock_timestamp()`)
}
