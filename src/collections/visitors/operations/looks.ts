import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql } from '@/kernel/database/transaction'
import { isRole } from '@/kernel/domain/membership'
import type { Role } from '@/kernel/domain/membership'
import { recordLooks } from '@/kernel/privacy/recordLooks'
import { LOOK_PLACES, VISIT_LOOKS } from '../domain/looks'
import type { Visit } from './visitRow'

interface Place {
  req: PayloadRequest
  community: string
}

/** What a search at the gate has found was looked for: the hosts can read who did. */
export const noteSearch = (
  { req, community }: Place,
  visits: readonly Pick<Visit, 'id' | 'host'>[],
): Promise<void> =>
  inTransaction(req, () =>
    recordLooks(req, {
      community,
      what: 'visits',
      reason: 'gate-search',
      records: visits.map(({ id, host }) => ({ subject: host, record: id })),
    }),
  )

interface LookAtVisits {
  id: string
  at: Date
  actor: string | null
  roles: Role[]
  what: (typeof VISIT_LOOKS)[number]
  reason: (typeof LOOK_PLACES)[number]
  /** Whose visit it was about; null where it is removed meanwhile. */
  name: string | null
}

interface LookRow extends Record<string, unknown> {
  id: string
  at: string
  actor: string | null
  roles: string | null
  what: string
  reason: string
  name: string | null
}

const MOST = 100

/** Who looked at the person's visits, newest first. */
export const looksAtMyVisits = async ({ req, community }: Place): Promise<LookAtVisits[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<LookRow>(sql`
    select l.id, l.at, u.name as actor, l.roles, l.what, l.reason,
      coalesce(v.name, i.name, w.name) as name
    from data_looks l left join users u on u.id = l.actor_id
    left join visits v on v.id = case when l.what = 'visits' then l.record::uuid end
    left join invitations i on i.id = case when l.what = 'invitations' then l.record::uuid end
    left join visitors w on w.id = case when l.what = 'visitors' then l.record::uuid end
    where l.community_id = ${community} and l.subject_id = ${req.user?.id ?? null}
      and l.record is not null
    order by l.at desc, l.id desc limit ${MOST}`)
  return rows.flatMap(({ what, reason, roles, at, ...row }) => {
    const kind = VISIT_LOOKS.find((known) => known === what)
    const where = LOOK_PLACES.find((known) => known === reason)
    const held = (roles ?? '').split(',').filter(isRole)
    return kind && where
      ? [{ ...row, at: new Date(at), roles: held, what: kind, reason: where }]
      : []
  })
}
