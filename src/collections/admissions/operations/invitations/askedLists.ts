import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'
import { comparisonShape } from '../requests/queue'
import { INVITER_HOLDS } from './inviterHolds'

export const waitingInvitation = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  role: z.string(),
  unit: z.string(),
  unitLabel: z.string(),
  origin: z.enum(['desk', 'household']),
  askedBy: z.string().nullable(),
  createdAt: z.string(),
  match: comparisonShape.nullable(),
  roster: z
    .object({
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      role: z.string(),
    })
    .nullable(),
})

export type WaitingInvitation = z.infer<typeof waitingInvitation>

type WaitingRow = Record<string, unknown> & {
  id: string
  name: string
  email: string | null
  phone: string | null
  role: string
  unit_id: string
  unit_label: string
  origin: 'desk' | 'household'
  asked_by: string | null
  created_at: string | Date
  match: unknown
  entry: WaitingInvitation['roster']
}

const MOST = 100

/** What the desk and households ask for and management is to decide, the oldest first. */
export const waitingInvitations = async (
  req: PayloadRequest,
  community: string,
): Promise<WaitingInvitation[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<WaitingRow>(sql`
    select i.id, i.name, i.email, i.phone, i.role, i.unit_id, u.label as unit_label, i.origin,
      a.name as asked_by, i.created_at, i.match,
      (select json_build_object('name', e.name, 'email', e.email, 'phone', e.phone, 'role', e.role)
        from roster_entries e where e.id::text = i.match->>'rosterEntry') as entry
    from membership_invitations i
    join units u on u.id = i.unit_id
    left join users a on a.id = i.invited_by_id
    where i.community_id = ${community} and i.status = 'waiting' and ${INVITER_HOLDS}
    order by i.created_at limit ${MOST}`)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    role: row.role,
    unit: row.unit_id,
    unitLabel: row.unit_label,
    origin: row.origin,
    askedBy: row.asked_by,
    createdAt: new Date(row.created_at).toISOString(),
    match: comparisonShape.nullable().catch(null).parse(row.match),
    roster: row.entry,
  }))
}

/** Where an invitation stands, for whoever asked for it. */
export type Standing = 'waiting' | 'sent' | 'letter' | 'failed' | 'accepted' | 'declined' | 'over'

export interface AskedBefore {
  id: string
  name: string
  unitLabel: string
  channel: string
  standing: Standing
  reason: string | null
  createdAt: string
}

type AskedRow = Record<string, unknown> & {
  id: string
  name: string
  unit_label: string
  channel: string
  standing: Standing
  reason: string | null
  created_at: string | Date
}

const SELECT_ASKED = sql`
  select i.id, i.name, u.label as unit_label, i.channel, i.reason, i.created_at,
    case when i.status in ('accepted', 'declined') then i.status
      when i.status = 'waiting' then 'waiting'
      when i.status = 'revoked' or i.expires_at <= now() or not ${INVITER_HOLDS} then 'over'
      when i.channel = 'letter' then 'letter'
      when i.delivery = 'failed' then 'failed'
      else 'sent' end as standing
  from membership_invitations i join units u on u.id = i.unit_id`

const toAsked = (row: AskedRow): AskedBefore => ({
  id: row.id,
  name: row.name,
  unitLabel: row.unit_label,
  channel: row.channel,
  standing: row.standing,
  reason: row.reason,
  createdAt: new Date(row.created_at).toISOString(),
})

/** Whom the desk wrote down in the last thirty days, the newest first. */
export const askedAtDesk = async (
  req: PayloadRequest,
  community: string,
): Promise<AskedBefore[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<AskedRow>(sql`
    ${SELECT_ASKED} where i.community_id = ${community} and i.origin = 'desk'
      and i.status <> 'revoked' and i.created_at > now() - interval '30 days'
    order by i.created_at desc limit 50`)
  return rows.map(toAsked)
}

/** Whom the people who look after a unit asked in and who is not here yet. */
export const askedByHousehold = async (
  req: PayloadRequest,
  community: string,
  unit: string,
): Promise<AskedBefore[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<AskedRow>(sql`
    ${SELECT_ASKED} where i.community_id = ${community} and i.unit_id = ${unit}
      and i.origin = 'household' and ${INVITER_HOLDS}
      and (i.status in ('waiting', 'open')
        or (i.status = 'declined' and i.decided_at > now() - interval '30 days'))
    order by i.created_at desc limit 50`)
  return rows.map(toAsked)
}
