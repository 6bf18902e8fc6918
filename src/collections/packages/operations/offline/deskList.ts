import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'
import { ITEM_KINDS } from '../../domain/parcel'
import type { ItemKind } from '../../domain/parcel'
import { isLiving } from '../household'
import { shelfMap } from '../shelves'

/** More than any desk has room for. */
const MOST_PARCELS = 2000
const MOST_UNITS = 5000

const parcel = z.strictObject({
  id: z.uuid(),
  unit: z.uuid().nullable(),
  name: z.string().nullable().describe('For whom, as the label says.'),
  kind: z.enum(ITEM_KINDS),
  carrier: z.string(),
  shelf: z.string().nullable(),
  code: z.string().describe('As on the label on the parcel.'),
  receivedAt: z.string().meta({ format: 'date-time' }),
})
const unit = z.strictObject({
  id: z.uuid(),
  label: z.string(),
  people: z.array(z.strictObject({ membership: z.uuid(), name: z.string() })),
})

export const listSchema = z.strictObject({
  digest: z.string(),
  list: z
    .strictObject({
      parcels: z.array(parcel),
      units: z.array(unit),
      shelves: z.array(z.string()),
    })
    .nullable()
    .describe('Null where the device has it already.'),
})
type OfflineList = z.infer<typeof listSchema>

interface ParcelRow extends Record<string, unknown> {
  id: string
  unit: string | null
  name: string | null
  kind: ItemKind
  carrier: string
  shelf: string | null
  code: string
  received_at: string
}

/**
 * What a desk needs for a day without a network, and no more: what waits, and for whom one may take
 * something in. No telephone numbers, no notes, no tracking numbers, no pictures.
 */
export const offlineList = async ({
  req,
  community,
  known,
}: {
  req: PayloadRequest
  community: string
  /** Digest of what the device has. */
  known: string
}): Promise<OfflineList> => {
  const reader = await readerOf(req)
  const { rows: parcels } = await reader.execute<ParcelRow>(sql`
    select p.id, p.unit_id as unit, p.recipient_name as name, p.kind::text as kind,
      coalesce(p.carrier_name, p.carrier::text) as carrier, p.shelf, p.pickup_code as code,
      p.received_at
    from packages p where p.community_id = ${community} and p.status = 'received'
    order by p.received_at, p.id limit ${MOST_PARCELS}`)
  const { rows: units } = await reader.execute<z.infer<typeof unit>>(sql`
    select u.id, u.label, coalesce((
      select json_agg(json_build_object('membership', h.membership, 'name', h.name) order by h.name)
      from (select distinct on (w.id) m.id as membership, w.name
        from memberships m join users w on w.id = m.user_id
        where m.community_id = u.community_id and m.unit_id = u.id and ${isLiving}
        order by w.id, m.id) h), '[]') as people
    from units u where u.community_id = ${community}
    order by u.building, length(u.number), u.number, u.id limit ${MOST_UNITS}`)
  const shelves = await shelfMap(req, community)
  const list = {
    parcels: parcels.map(({ received_at, code, ...rest }) => ({
      ...rest,
      code,
      receivedAt: new Date(received_at).toISOString(),
    })),
    units,
    shelves: shelves.map(({ name }) => name).sort(),
  }
  const digest = createHash('sha256').update(JSON.stringify(list)).digest('base64url')
  return { digest, list: digest === known ? null : list }
}
