import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { authRequired } from '@/kernel/errors'

/** A person says that all they wrote down is still right. */
export const confirmDetails = ({ req }: { req: PayloadRequest }): Promise<void> =>
  inTransaction(req, async () => {
    if (!req.user) throw authRequired()
    const tx = await txOf(req)
    await tx.execute(sql`
      update users set details_confirmed_at = now(), details_asked_at = null, updated_at = now()
      where id = ${req.user.id}`)
  })
