import type { Payload, PayloadRequest } from 'payload'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import { asSystem } from '@/kernel/tenancy/system'
import { isLiving } from './household'

export const EXPECTED_LINK = 'expected-parcel'

/** For so long a question speaks up beside a label. */
const KEPT_DAYS = 60

export interface Asked {
  parcel: string
  /** Label of the unit. */
  unit: string
  name: string
  /** ISO 8601, UTC. */
  at: string
}

interface AskedRow extends Record<string, unknown> {
  id: string
  unit: string
  name: string
  at: string | Date
}

/**
 * Who asked for the very number of a parcel of which nobody knows whose it is, and lives there still; for
 * the desk.
 */
export const askedAmong = async (
  req: PayloadRequest,
  { community, parcels }: { community: string; parcels: readonly string[] },
): Promise<Asked[]> => {
  if (parcels.length === 0) return []
  const reader = await readerOf(req)
  const { rows } = await reader.execute<AskedRow>(sql`
    select p.id, n.label as unit, u.name, e.at
    from packages p
    join package_expectations e on e.community_id = p.community_id
      and e.tracking_number = regexp_replace(upper(p.tracking_number), '[\\s-]', '', 'g')
    join units n on n.id = e.unit_id join users u on u.id = e.person_id
    where p.id = ${anyId(parcels)} and p.community_id = ${community} and p.unit_id is null
      and p.status = 'received' and e.at > now() - make_interval(days => ${KEPT_DAYS})
      and exists (select 1 from memberships m
        where m.user_id = e.person_id and m.unit_id = e.unit_id and ${isLiving})
    order by e.at, e.id limit 100`)
  return rows.map(({ id, unit, name, at }) => ({
    parcel: id,
    unit,
    name,
    at: new Date(at).toISOString(),
  }))
}

export interface Expected {
  id: string
  isOwn: boolean
  carrier: string | null
  number: string | null
}

/** Those of the questions that are there for the person: their own, and all for the desk. */
export const expectationsById = async (
  req: PayloadRequest,
  { community, ids }: { community: string; ids: readonly string[] },
): Promise<Expected[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{
    id: string
    person_id: string
    carrier: string | null
    tracking_number: string | null
  }>(sql`
    select id, person_id, carrier, tracking_number from package_expectations
    where community_id = ${community} and id = ${anyId(ids)}`)
  return rows.map(({ id, person_id: person, carrier, tracking_number: number }) => ({
    id,
    isOwn: person === req.user?.id,
    carrier,
    number,
  }))
}

/** Deletes the questions that speak up nowhere any more; the conversations about them stay. */
export const forgetExpectations = ({
  payload,
  now,
}: {
  payload: Payload
  now: Date
}): Promise<number> =>
  asSystem(payload, 'forget old questions about parcels', async (req) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute(sql`
      delete from package_expectations
      where at <= ${now.toISOString()}::timestamptz - make_interval(days => ${KEPT_DAYS})
      returning 1`)
    return rows.length
  })
