import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired, notFound } from '@/kernel/errors'
import { CLASHES } from '../../domain/gateClash'
import type { Clash } from '../../domain/gateClash'
import { VISIT_STATES } from '../../domain/visit'
import type { VisitState } from '../../domain/visit'

interface Place {
  req: PayloadRequest
  community: string
}

const moment = z.string().meta({ format: 'date-time' })

export const conflictSchema = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(['enter', 'leave']),
    code: z.enum(CLASHES).describe('Why it does not fit.'),
    name: z.string(),
    unit: z.string(),
    by: z.string(),
    device: z.string().nullable(),
    gate: z.string().nullable(),
    happenedAt: moment.describe('By the clock of the device.'),
    arrivedAt: moment,
    theirs: z
      .strictObject({ state: z.enum(VISIT_STATES), at: moment.nullable() })
      .nullable()
      .describe('What had become of the visit before this arrived.'),
    settled: z.strictObject({ by: z.string(), at: moment, note: z.string() }).nullable(),
  })
  .meta({ title: 'GateConflict' })
export type GateConflict = z.infer<typeof conflictSchema>

export const settleInput = z.object({ note: z.string().trim().min(1).max(500) })

interface Row extends Record<string, unknown> {
  id: string
  kind: 'enter' | 'leave'
  code: Clash
  name: string
  unit: string
  by: string
  device: string | null
  gate: string | null
  happened_at: string
  arrived_at: string
  their_state: VisitState | null
  their_at: string | null
  settled_at: string | null
  settled_by: string | null
  settled_note: string | null
}

const MOST = 100
const iso = (at: string): string => new Date(at).toISOString()

const viewOf = (row: Row): GateConflict => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  name: row.name,
  unit: row.unit,
  by: row.by,
  device: row.device,
  gate: row.gate,
  happenedAt: iso(row.happened_at),
  arrivedAt: iso(row.arrived_at),
  theirs:
    row.their_state === null
      ? null
      : { state: row.their_state, at: row.their_at === null ? null : iso(row.their_at) },
  settled:
    row.settled_at === null
      ? null
      : { by: row.settled_by ?? '', at: iso(row.settled_at), note: row.settled_note ?? '' },
})

/** What a gate did without a network and does not fit: open ones first, then the newest. */
export const listConflicts = async ({ req, community }: Place): Promise<GateConflict[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select e.id, e.kind, e.code, coalesce(nullif(e.name, ''), v.name, '') as name,
      coalesce(nullif(e.unit, ''), n.label, '') as unit, b.name as by, d.label as device,
      g.name as gate, e.happened_at, e.arrived_at, e.their_state, e.their_at, e.settled_at,
      s.name as settled_by, e.settled_note
    from gate_offline_entries e
    join users b on b.id = e.by_id
    left join visits v on v.id = e.visit_id
    left join units n on n.id = v.unit_id
    left join desk_devices d on d.id = e.device_id
    left join gates g on g.id = e.gate_id
    left join users s on s.id = e.settled_by_id
    where e.community_id = ${community} and e.code is not null
    order by (e.settled_at is null) desc, e.arrived_at desc, e.id limit ${MOST}`)
  return rows.map(viewOf)
}

export const countOpenConflicts = async ({ req, community }: Place): Promise<number> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ n: number }>(sql`
    select count(*)::int as n from gate_offline_entries
    where community_id = ${community} and code is not null and settled_at is null`)
  return rows[0]?.n ?? 0
}

/**
 * A human has looked and writes down what holds. Of many one does.
 * @throws AppError 404, or 409 where a colleague was faster.
 */
export const settleConflict = ({
  req,
  community,
  id,
  note,
}: Place & { id: string; note: string }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    if (!req.user) throw authRequired()
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      update gate_offline_entries set settled_at = clock_timestamp(),
        settled_by_id = ${req.user.id}, settled_note = ${note}
      where id = ${id} and community_id = ${community} and code is not null
        and settled_at is null returning id`)
    if (rows.length === 0) {
      const { rows: held } = await tx.execute(sql`
        select 1 from gate_offline_entries
        where id = ${id} and community_id = ${community} and code is not null`)
      if (held.length === 0) throw notFound()
      throw new AppError({ code: 'visitors.conflict-settled', status: 409 })
    }
    const subject = { collection: 'gate-offline-entries', id }
    await audit(req, { community, action: 'gate-conflict.settled', subject })
    return { id }
  })
