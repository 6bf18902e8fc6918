import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'

/**
 * Takes an invitation back; its secrets open nothing any more.
 * @throws AppError 410 `admissions.invitation-over` for one that was accepted or taken back.
 */
export const revokeInvitation = async (
  req: PayloadRequest,
  community: string,
  id: string,
): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update membership_invitations set status = 'revoked', updated_at = now()
    where id = ${id} and community_id = ${community}
      and status in ('open', 'waiting') returning id`)
  if (rows.length === 0) throw new AppError({ code: 'admissions.invitation-over', status: 410 })
  await audit(req, {
    community,
    action: 'invitation.revoked',
    subject: { collection: 'membership-invitations', id },
  })
}
