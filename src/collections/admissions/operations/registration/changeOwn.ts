import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired } from '@/kernel/errors'
import { enqueue } from '@/kernel/jobs/enqueue'
import { MATCH_REQUEST } from '../../slugs'
import type { Claim } from './register'

const decided = () => new AppError({ code: 'admissions.request-decided', status: 409 })

/**
 * Takes an own request back.
 * @throws AppError 401, 409 `admissions.request-decided` for one that is decided or not theirs.
 */
export const withdrawRequest = async (req: PayloadRequest, id: string): Promise<void> => {
  if (!req.user) throw authRequired()
  const person = req.user.id
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      update join_requests set status = 'withdrawn', decided_at = now(), updated_at = now()
      where id = ${id} and person_id = ${person} and status = 'pending' returning id`)
    if (rows.length === 0) throw decided()
  })
}

/**
 * Corrects what an own request says; it is compared anew.
 * @throws AppError 401, 409 `admissions.request-decided`.
 */
export const correctRequest = async (
  req: PayloadRequest,
  id: string,
  { unitText, role, message }: Claim,
): Promise<void> => {
  if (!req.user) throw authRequired()
  const person = req.user.id
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ community_id: string }>(sql`
      update join_requests set unit_text = ${unitText}, role = ${role},
        message = ${message === '' ? null : message}, match = null, updated_at = now()
      where id = ${id} and person_id = ${person} and status = 'pending' returning community_id`)
    const [row] = rows
    if (!row) throw decided()
    await enqueue(req, MATCH_REQUEST, { id, community: row.community_id })
  })
}
