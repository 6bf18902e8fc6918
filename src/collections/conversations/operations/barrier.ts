import { sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import type { At } from './place'

export type Barrier = 'not-taken' | 'blocked-by-me' | 'nobody-there'

const CODES = {
  'not-taken': 'conversations.not-taken',
  'blocked-by-me': 'conversations.blocked-by-you',
  'nobody-there': 'conversations.nobody-there',
} as const satisfies Record<Barrier, string>

/** Whoever is blocked is not told so: the other takes no messages at the moment. */
export const barrierError = (barrier: Barrier): AppError =>
  new AppError({ code: CODES[barrier], status: 403 })

/**
 * Checks that nothing stands between the two of a direct conversation that the caller has locked.
 * @throws AppError 403.
 */
export const checkBarrier = async ({ req, id }: At): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ barrier: Barrier | null }>(
    sql`select app_direct_barrier(${id}) as barrier`,
  )
  const barrier = rows[0]?.barrier
  if (barrier) throw barrierError(barrier)
}
