import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import { hashOfLink, newLinkToken } from '@/kernel/linkToken'

/**
 * A new token for the link of a guest; the one before opens nothing any more.
 * @throws AppError 404 for a guest of an event that is not the person's to write.
 */
export const giveGuestLink = (req: PayloadRequest, guest: string): Promise<string> =>
  inTransaction(req, async () => {
    const token = newLinkToken()
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      update event_guests set link_hash = ${hashOfLink(token)} where id = ${guest} returning id`)
    if (rows.length === 0) throw notFound()
    return token
  })
