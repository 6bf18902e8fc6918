import { z } from 'zod'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { recordLook } from '@/kernel/privacy/recordLook'
import { placeOf } from './place'
import type { At } from './place'
import { iso } from './schemas'

const matterSchema = z.strictObject({
  id: z.uuid(),
  subject: z.string().nullable(),
  topic: z.string().nullable(),
  at: z.iso.datetime(),
})

export const cardSchema = z.strictObject({
  unit: z.strictObject({ id: z.uuid(), label: z.string() }).nullable(),
  /** Residents who take part in the conversation. */
  people: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      phone: z.string().nullable(),
      roles: z.array(z.string()),
      since: z.iso.datetime().nullable(),
    }),
  ),
  /** Everybody who has rights of the unit now, and people without an account who live there. */
  household: z.array(z.strictObject({ name: z.string(), role: z.string() })),
  withoutAccount: z.int(),
  /** Other matters of the unit or of these people that are open. */
  matters: z.array(matterSchema),
  deliveries: z.array(
    z.strictObject({
      id: z.uuid(),
      carrier: z.string(),
      status: z.string(),
      at: z.iso.datetime(),
    }),
  ),
})
export type ResidentCard = z.infer<typeof cardSchema>

interface PersonRow extends Record<string, unknown> {
  id: string
  name: string
  email: string
  phone: string | null
  roles: string[] | null
  since: string | null
}

const IN_FORCE = sql`m.status = 'active'
  and (m.valid_from is null or m.valid_from <= now())
  and (m.valid_to is null or m.valid_to > now())`

const peopleOf = async ({ req, community, id }: At): Promise<PersonRow[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<PersonRow>(sql`
    select u.id, coalesce(u.preferred_name, u.name) as name, u.email, u.phone,
      array_agg(distinct m.role::text) filter (where m.id is not null) as roles,
      min(m.valid_from) as since
    from conversation_participants p join users u on u.id = p.user_id
    left join memberships m on m.user_id = u.id and m.community_id = ${community} and ${IN_FORCE}
    where p.conversation_id = ${id} and p.role = 'member' and p.left_seq is null
    group by u.id, u.preferred_name, u.name, u.email, u.phone, p.joined_at
    order by p.joined_at, u.id limit 20`)
  return rows
}

interface UnitRow extends Record<string, unknown> {
  label: string
  household: { name: string; role: string }[] | null
  without_account: number
  deliveries: { id: string; carrier: string; status: string; at: string }[] | null
}

const unitOf = async (
  { req, community }: At,
  unit: string | null,
): Promise<UnitRow | undefined> => {
  if (unit === null) return undefined
  const tx = await txOf(req)
  const { rows } = await tx.execute<UnitRow>(sql`
    select n.label,
      (select jsonb_agg(jsonb_build_object('name', coalesce(u.preferred_name, u.name),
          'role', m.role) order by m.valid_from nulls first, u.name)
        from memberships m join users u on u.id = m.user_id
        where m.community_id = ${community} and m.unit_id = n.id and ${IN_FORCE}) as household,
      (select count(*)::int from household_members h
        where h.community_id = ${community} and h.unit_id = n.id) as without_account,
      (select jsonb_agg(jsonb_build_object('id', k.id, 'carrier', k.carrier, 'status', k.status,
          'at', k.at) order by k.at desc)
        from (select id, carrier, status, coalesce(received_at, created_at) as at from packages
          where community_id = ${community} and unit_id = n.id order by 4 desc limit 5) k) as deliveries
    from units n where n.id = ${unit} and n.community_id = ${community}`)
  return rows[0]
}

interface MatterRow extends Record<string, unknown> {
  id: string
  subject: string | null
  topic: string | null
  last_at: string
}

const mattersOf = async ({ req, community, id }: At, unit: string | null): Promise<MatterRow[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<MatterRow>(sql`
    select c.id, c.subject, t.name as topic, c.last_at from conversations c
    left join message_topics t on t.id = c.topic_id
    where c.community_id = ${community} and c.id <> ${id} and c.state = 'open'
      and c.kind in ('inquiry', 'broadcast-reply') and c.last_seq > 0
      and app_serves(c.community_id, c.kind, c.team, c.assignee_id, (select app_posts()))
      and (c.unit_id = ${unit} or exists (
        select 1 from conversation_participants o
        join conversation_participants p on p.user_id = o.user_id and p.role = 'member'
          and p.conversation_id = ${id} and p.left_seq is null
        where o.conversation_id = c.id and o.role = 'member' and o.left_seq is null))
    order by c.last_at desc limit 10`)
  return rows
}

/**
 * What management knows of who writes: their unit, household, open matters and last parcels. The
 * look is written down, and the people find it on their page of privacy.
 * @throws AppError 404 for a conversation that is not there for the person.
 */
export const residentCard = (at: At): Promise<ResidentCard> =>
  inTransaction(at.req, async () => {
    const { unit_id: unitId } = await placeOf(at)
    const people = await peopleOf(at)
    const unit = await unitOf(at, unitId)
    const matters = await mattersOf(at, unitId)
    for (const { id: subject } of people) {
      const what = { what: 'resident-card', reason: 'message' }
      await recordLook(at.req, { community: at.community, subject, ...what })
    }
    return {
      unit: unit && unitId !== null ? { id: unitId, label: unit.label } : null,
      people: people.map(({ id, name, email, phone, roles, since }) => ({
        id,
        name,
        email,
        phone,
        roles: roles ?? [],
        since: since === null ? null : iso(since),
      })),
      household: unit?.household ?? [],
      withoutAccount: unit?.without_account ?? 0,
      matters: matters.map(({ id, subject, topic, last_at }) => ({
        id,
        subject,
        topic,
        at: iso(last_at),
      })),
      deliveries: (unit?.deliveries ?? []).map(({ at: received, ...parcel }) => ({
        ...parcel,
        at: iso(received),
      })),
    }
  })
