import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { communitiesOf, scopeOf } from '@/kernel/tenancy/scope'
import { identity } from '@/kernel/identity'
import type { About } from '../../domain/personal'

/** What is known of a person whose password is to change. */
export const aboutPerson = async (req: PayloadRequest, userId: string): Promise<About> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ name: string; email: string }>(
    sql`select name, email from users where id = ${userId}`,
  )
  const communities = req.user
    ? await Promise.all(
        communitiesOf(await scopeOf(req)).map((id) => identity().communityById(req, id)),
      )
    : []
  return { ...rows[0], communities: communities.flatMap((one) => (one ? [one.name] : [])) }
}
