import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { linksTo } from '@/kernel/files/links'
import { localeOfRequest, messageFor } from '@/kernel/i18n/translate'
import { PARCEL_STATES } from '../../domain/parcel'
import { conflictSettled } from '../../events'
import { stateOf } from '../parcelView'
import { recordStep } from '../recordStep'

interface Place {
  req: PayloadRequest
  community: string
}

const moment = z.string().meta({ format: 'date-time' })

export const conflictSchema = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(['intake', 'release']),
    reason: z.string().describe('Why it does not fit, as a sentence.'),
    foundAt: moment,
    parcel: z
      .strictObject({ id: z.uuid(), summary: z.string(), unit: z.string().nullable() })
      .nullable(),
    ours: z
      .strictObject({
        by: z.string(),
        device: z.string().nullable(),
        happenedAt: moment.describe('By the clock of the device.'),
        arrivedAt: moment,
        collector: z.string().nullable(),
        said: z.string().nullable().describe('Of what came in: what was written down.'),
        signatureUrl: z.string().nullable().describe('For the person who asks, for some minutes.'),
      })
      .describe('What the device without a network did.'),
    theirs: z
      .strictObject({
        status: z.enum(PARCEL_STATES),
        by: z.string().nullable(),
        at: moment.nullable(),
        collector: z.string().nullable(),
      })
      .nullable()
      .describe('What had happened to the parcel before that arrived.'),
    settled: z.strictObject({ by: z.string().nullable(), at: moment, note: z.string() }).nullable(),
  })
  .meta({ title: 'OfflineConflict' })
export type Conflict = z.infer<typeof conflictSchema>

export const settleInput = z.object({ note: z.string().trim().min(1).max(500) })

interface Row extends Record<string, unknown> {
  id: string
  kind: 'intake' | 'release'
  code: string
  found_at: string
  package_id: string | null
  summary: string | null
  unit: string | null
  by: string | null
  device: string | null
  happened_at: string
  arrived_at: string
  details: { collectorName?: string; parcel?: Record<string, unknown> }
  file: string | null
  their_status: string | null
  their_by: string | null
  their_at: string | null
  their_collector: string | null
  settled_at: string | null
  settled_by: string | null
  settled_note: string | null
}

const MOST = 100
const iso = (at: string): string => new Date(at).toISOString()

/** What somebody wrote down of a parcel that could not be stored. */
const saidOf = (parcel: Record<string, unknown> | undefined): string | null => {
  if (!parcel) return null
  const parts = ['carrierName', 'carrier', 'recipientName', 'trackingNumber', 'shelf']
    .map((name) => parcel[name])
    .filter((part) => typeof part === 'string' && part !== '')
  return parts.length === 0 ? null : parts.join(' · ')
}

const viewOf = ({ req, community }: Place, row: Row): Conflict => {
  const link = { community, file: row.file ?? '', person: req.user?.id ?? '' }
  return {
    id: row.id,
    kind: row.kind,
    reason: messageFor(localeOfRequest(req), row.code),
    foundAt: iso(row.found_at),
    parcel:
      row.package_id === null
        ? null
        : { id: row.package_id, summary: row.summary ?? '', unit: row.unit },
    ours: {
      by: row.by ?? '',
      device: row.device,
      happenedAt: iso(row.happened_at),
      arrivedAt: iso(row.arrived_at),
      collector: row.details.collectorName ?? null,
      said: saidOf(row.details.parcel),
      signatureUrl: row.file === null ? null : linksTo(link, true, systemClock.now()).url,
    },
    theirs:
      row.package_id === null
        ? null
        : {
            status: stateOf(row.their_status),
            by: row.their_by,
            at: row.their_at === null ? null : iso(row.their_at),
            collector: row.their_collector,
          },
    settled:
      row.settled_at === null
        ? null
        : { by: row.settled_by, at: iso(row.settled_at), note: row.settled_note ?? '' },
  }
}

/** What was done without a network and does not fit: open ones first, then the newest. */
export const listConflicts = async (place: Place): Promise<Conflict[]> => {
  const reader = await readerOf(place.req)
  const { rows } = await reader.execute<Row>(sql`
    select c.id, e.kind, c.code, c.found_at, c.package_id, p.summary,
      coalesce(u.label, au.label) as unit, b.name as by, d.label as device, e.happened_at,
      e.arrived_at, e.details, coalesce(e.signature_file_id, h.signature_file_id) as file,
      c.their_status, t.name as their_by, c.their_at, c.their_collector, c.settled_at,
      s.name as settled_by, c.settled_note
    from package_conflicts c
    join package_offline_entries e on e.community_id = c.community_id and e.id = c.entry_id
    left join packages p on p.id = c.package_id
    left join units u on u.id = p.unit_id
    left join units au on au.id::text = e.details ->> 'unit' and au.community_id = c.community_id
    left join package_handovers h on h.id = e.handover_id
    left join desk_devices d on d.id = e.device_id
    left join users b on b.id = e.by_id
    left join users t on t.id = c.their_by_id
    left join users s on s.id = c.settled_by_id
    where c.community_id = ${place.community}
    order by (c.settled_at is null) desc, c.found_at desc limit ${MOST}`)
  return rows.map((row) => viewOf(place, row))
}

export const countOpenConflicts = async ({ req, community }: Place): Promise<number> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ n: number }>(sql`
    select count(*)::int as n from package_conflicts
    where community_id = ${community} and settled_at is null`)
  return rows[0]?.n ?? 0
}

/**
 * A human has looked at both versions and writes down which holds. Of many one does.
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
    const { rows } = await tx.execute<{ package_id: string | null }>(sql`
      update package_conflicts set settled_at = clock_timestamp(), settled_by_id = ${req.user.id},
        settled_note = ${note}
      where id = ${id} and community_id = ${community} and settled_at is null
      returning package_id`)
    const [row] = rows
    if (!row) {
      const { rows: held } = await tx.execute(sql`
        select 1 from package_conflicts where id = ${id} and community_id = ${community}`)
      if (held.length === 0) throw notFound()
      throw new AppError({ code: 'packages.conflict-settled', status: 409 })
    }
    await audit(req, {
      community,
      action: conflictSettled.type,
      subject: { collection: 'package-conflicts', id },
    })
    await emit(req, { event: conflictSettled, community, data: { conflictId: id } })
    if (row.package_id !== null) {
      const { rows: units } = await tx.execute<{ unit: string | null }>(sql`
        select unit_id as unit from packages where id = ${row.package_id}`)
      const unitId = units[0]?.unit ?? null
      await recordStep(req, { step: 'settled', community, packageId: row.package_id, unitId, note })
    }
    return { id }
  })
