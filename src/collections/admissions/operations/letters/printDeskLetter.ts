import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { printLetters } from './printLetters'

/**
 * Prints the letter of somebody whom the desk wrote down and who may come in; no other one.
 * @returns the PDF, base64.
 * @throws AppError 409 `admissions.nothing-to-print` for one that waits, is over, or is none of the
 *   desk's letters; 429.
 */
export const printDeskLetter = async (
  req: PayloadRequest,
  community: string,
  id: string,
): Promise<string> => {
  await limit(req, 'walk-in')
  return inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      select 1 from membership_invitations
      where id = ${id} and community_id = ${community} and origin = 'desk' and channel = 'letter'
        and status = 'open' and expires_at > now()`)
    if (rows.length === 0) throw new AppError({ code: 'admissions.nothing-to-print', status: 409 })
    return (await printLetters(req, community, [id])).file
  })
}
