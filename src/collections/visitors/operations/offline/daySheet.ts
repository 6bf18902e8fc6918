import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { expectedToday, insideNow } from '../gateLists'
import type { Visit } from '../visitRow'

interface Place {
  req: PayloadRequest
  community: { id: string; timeZone: string }
}

/** Everybody: nobody may be missing on this one. */
const MOST = 5000

interface InsideRow extends Visit {
  /** Where they came in; null where nobody knows. */
  gate: string | null
}

interface Unsettled {
  id: string
  name: string
  unit: string
  at: Date
  gate: string | null
}

interface UnsettledRow extends Record<string, unknown> {
  id: string
  name: string
  unit: string
  at: string
  gate: string | null
}

const gateNames = async ({ req, community }: Place): Promise<Map<string, string>> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; gate: string }>(sql`
    select v.id, g.name as gate from visits v join gates g on g.id = v.gate_id
    where v.community_id = ${community.id} and v.state in ('inside', 'overstayed')`)
  return new Map(rows.map(({ id, gate }) => [id, gate]))
}

/** Let in by a gate without a network, as nobody has settled yet: they may be inside. */
const unsettled = async ({ req, community }: Place): Promise<Unsettled[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<UnsettledRow>(sql`
    select e.id, coalesce(nullif(e.name, ''), v.name, '') as name,
      coalesce(nullif(e.unit, ''), n.label, '') as unit, e.happened_at as at, g.name as gate
    from gate_offline_entries e left join visits v on v.id = e.visit_id
    left join units n on n.id = v.unit_id left join gates g on g.id = e.gate_id
    where e.community_id = ${community.id} and e.code is not null and e.settled_at is null
      and e.kind = 'enter'
      and not exists (select 1 from gate_offline_entries l
        where l.community_id = e.community_id and l.kind = 'leave'
          and l.happened_at >= e.happened_at
          and (l.visit_id = e.visit_id or l.pass_id = e.pass_id))
    order by e.happened_at, e.id`)
  return rows.map(({ id, name, unit, at, gate }) => ({ id, name, unit, at: new Date(at), gate }))
}

/** What is printed for a day without power: who is inside, by gate and unit, and who is expected by unit. */
export const daySheet = async (
  place: Place,
  now: Date,
): Promise<{ inside: InsideRow[]; unsettled: Unsettled[]; expected: Visit[] }> => {
  const gates = await gateNames(place)
  const inside = await insideNow(place, MOST)
  const expected = await expectedToday(place, { now, words: '', most: MOST })
  const byUnit = (a: Visit, b: Visit) =>
    a.unit.localeCompare(b.unit, undefined, { numeric: true }) ||
    a.opensAt.getTime() - b.opensAt.getTime()
  return {
    inside: inside.map((visit) => ({ ...visit, gate: gates.get(visit.id) ?? null })).sort(byUnit),
    unsettled: await unsettled(place),
    expected: expected.sort(byUnit),
  }
}
