import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { readNotices } from '@/kernel/notifications/operations/read'
import { livesHere } from './residents'
import { isInForceOn } from './sql'

/** When the person has confirmed the version `v`. */
export const acknowledgedAt = (person: string | null): Sql => sql`(
  select k.at from rule_acknowledgements k where k.version_id = v.id and k.user_id = ${person})`

/** Whether the version `v` asks the person, and they have not answered: superseded ones ask no more. */
export const isAskedOf = (person: string | null, today: string): Sql => sql`(
  coalesce(v.requires_acknowledgement, false) and v.state = 'published'
  and (v.effective_from > ${today} or ${isInForceOn(today)})
  and ${livesHere(person, sql`v.community_id`)} and ${acknowledgedAt(person)} is null)`

interface One {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id'>
  id: string
}

/** What the bell has to say about a page is said, once the person has seen it. */
export const noteSeen = ({
  req,
  community,
  path,
}: Omit<One, 'id'> & { path: string }): Promise<void> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ id: string }>(sql`
      select id from notices
      where recipient_id = ${req.user?.id ?? null} and community_id = ${community.id}
        and path = ${path} and read_at is null`)
    if (rows.length > 0) await readNotices(req, { ids: rows.map((row) => row.id) })
  })

/**
 * Says that the person has read a version; once, and it stays said. Another version asks again.
 * @throws AppError 404; 409 where nobody is asked.
 */
export const acknowledgeVersion = ({
  req,
  community,
  id,
}: One): Promise<{ id: string; at: string }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ requires: boolean }>(sql`
      select coalesce(requires_acknowledgement, false) as requires from rule_versions
      where id = ${id} and community_id = ${community.id} and state = 'published'`)
    const [row] = rows
    if (!row) throw notFound()
    if (!row.requires) throw new AppError({ code: 'rules.nothing-to-acknowledge', status: 409 })
    const me = req.user?.id ?? null
    await tx.execute(sql`
      insert into rule_acknowledgements (version_id, user_id, community_id)
      values (${id}, ${me}, ${community.id}) on conflict do nothing`)
    const { rows: held } = await tx.execute<{ at: string | Date }>(sql`
      select at from rule_acknowledgements where version_id = ${id} and user_id = ${me}`)
    return { id, at: new Date(held[0]?.at ?? 0).toISOString() }
  })
