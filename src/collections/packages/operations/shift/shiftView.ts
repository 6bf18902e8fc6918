import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import { linksTo } from '@/kernel/files/links'
import { SIGNATURES } from '../../domain/handover'
import { SHIFT_STATES } from '../../domain/shift'

interface Place {
  req: PayloadRequest
  community: string
}

const moment = z.string().meta({ format: 'date-time' })
const person = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  signature: z.enum(SIGNATURES),
  signatureUrl: z.string().nullable().describe('For the person who asks, for some minutes.'),
})
export const countsSchema = z.strictObject({
  waiting: z.int(),
  arrived: z.int(),
  handedOver: z.int(),
  unmatched: z.int(),
  goingBack: z.int(),
  openDifferences: z.int(),
})

export const shiftSchema = z
  .strictObject({
    id: z.uuid(),
    state: z.enum(SHIFT_STATES),
    note: z.string(),
    since: moment.describe('From when on it counts what came and went.'),
    at: moment.describe('When it was signed: the figures are of this moment.'),
    counts: countsSchema,
    from: person,
    to: person.nullable(),
    endedAt: moment.nullable(),
    signaturesRemovedAt: moment
      .nullable()
      .describe('Since when signatures on the screen are not kept any more.'),
  })
  .meta({ title: 'ShiftHandover' })
export type Shift = z.infer<typeof shiftSchema>

interface ShiftRow extends Record<string, unknown> {
  id: string
  state: Shift['state']
  note: string
  since: string
  at: string
  waiting: number
  arrived: number
  handed_over: number
  unmatched: number
  going_back: number
  open_differences: number
  from_id: string
  from_name: string | null
  from_signature: Shift['from']['signature']
  from_file_id: string | null
  to_id: string | null
  to_name: string | null
  to_signature: Shift['from']['signature'] | null
  to_file_id: string | null
  ended_at: string | null
  signatures_removed_at: string | null
}

const viewOf = ({ req, community }: Place, row: ShiftRow): Shift => {
  const urlOf = (file: string | null): string | null => {
    if (file === null) return null
    const link = { community, file, person: req.user?.id ?? '' }
    return linksTo(link, true, systemClock.now()).url
  }
  const iso = (at: string) => new Date(at).toISOString()
  return {
    id: row.id,
    state: row.state,
    note: row.note,
    since: iso(row.since),
    at: iso(row.at),
    counts: {
      waiting: row.waiting,
      arrived: row.arrived,
      handedOver: row.handed_over,
      unmatched: row.unmatched,
      goingBack: row.going_back,
      openDifferences: row.open_differences,
    },
    from: {
      id: row.from_id,
      name: row.from_name ?? '',
      signature: row.from_signature,
      signatureUrl: urlOf(row.from_file_id),
    },
    to:
      row.to_id === null || row.to_signature === null
        ? null
        : {
            id: row.to_id,
            name: row.to_name ?? '',
            signature: row.to_signature,
            signatureUrl: urlOf(row.to_file_id),
          },
    endedAt: row.ended_at === null ? null : iso(row.ended_at),
    signaturesRemovedAt: row.signatures_removed_at === null ? null : iso(row.signatures_removed_at),
  }
}

const shiftsWhere = async (place: Place, which: Sql, limit: number): Promise<Shift[]> => {
  const reader = await readerOf(place.req)
  const { rows } = await reader.execute<ShiftRow>(sql`
    select h.*, f.name as from_name, t.name as to_name from shift_handovers h
      left join lateral (select name from users where id = h.from_id limit 1) f on true
      left join lateral (select name from users where id = h.to_id limit 1) t on true
    where h.community_id = ${place.community} and ${which}
    order by h.at desc, h.id limit ${limit}`)
  return rows.map((row) => viewOf(place, row))
}

const MOST_SHIFTS = 50

/** The handover that waits to be taken over; null where none does. */
export const openShift = async (place: Place): Promise<Shift | null> =>
  (await shiftsWhere(place, sql`h.state = 'open'`, 1))[0] ?? null

/** Those that were taken over, the last first. */
export const pastShifts = (place: Place): Promise<Shift[]> =>
  shiftsWhere(place, sql`h.state = 'accepted'`, MOST_SHIFTS)

/**
 * One of them.
 * @throws AppError 404 where the community has none with this id.
 */
export const shiftById = async (place: Place, id: string): Promise<Shift> => {
  const [shift] = await shiftsWhere(place, sql`h.id = ${id}`, 1)
  if (!shift) throw notFound()
  return shift
}
