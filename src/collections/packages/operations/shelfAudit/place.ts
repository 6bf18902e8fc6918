import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'

/** Where a member of staff works. */
export interface Place {
  req: PayloadRequest
  community: string
}

/** Says why a count does not take anything any more. */
export const refuseAudit = async ({ req, community }: Place, id: string): Promise<never> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from shelf_audits where id = ${id} and community_id = ${community}`)
  if (rows.length === 0) throw notFound()
  throw new AppError({ code: 'packages.audit-over', status: 409 })
}
