import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { identity } from '@/kernel/identity'

export const sameAccount = (field: string): AppError =>
  new AppError({ code: 'duplicates.same-account', status: 400, field })

/**
 * Notes that two accounts of a community are two people; the pair is not shown again there. Safe to
 * repeat.
 * @throws AppError 400 `duplicates.same-account`, 404 for somebody who never belonged to it.
 */
export const tellApart = async (
  req: PayloadRequest,
  { community, one, other }: { community: string; one: string; other: string },
): Promise<void> => {
  if (one === other) throw sameAccount('other')
  const members = await identity().everMembers(req, community, [one, other])
  if (members.length < 2) throw notFound()
  const [first, second] = [one, other].toSorted()
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      insert into distinct_people (community_id, first_id, second_id, said_by_id)
      values (${community}, ${first ?? null}, ${second ?? null}, ${req.user?.id ?? null})
      on conflict do nothing returning 1`)
    if (rows.length === 0) return
    await audit(req, {
      community,
      action: 'accounts.told-apart',
      subject: { collection: 'users', id: one },
      details: { other },
    })
  })
}
