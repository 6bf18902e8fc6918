import type { Payload, PayloadRequest } from 'payload'
import { KEPT_DAYS, PARCEL_DEFAULTS } from '@/collections/communities/public'
import { letGoOfPhotos } from '@/collections/media/public'
import { audit } from '@/kernel/audit/audit'
import { anyId } from '@/kernel/database/anyId'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { letGoOfFiles } from '@/kernel/files/letGo'
import { asSystem } from '@/kernel/tenancy/system'

/** Pictures of one kind, one community and one run; what is left is for the next. */
const BATCH = 500

interface Round {
  req: PayloadRequest
  community: string
  /** ISO 8601, UTC. */
  now: string
}

/** Before it pictures are too old, as the community wants it; whatever stands there, within the limits. */
const keptSince = (now: string, days: Sql): Sql =>
  sql`${now}::timestamptz
    - make_interval(days => least(${KEPT_DAYS.max}, greatest(${KEPT_DAYS.min}, ${days}))::int)`
const photoDays = sql`coalesce(c.parcels_photo_days, ${PARCEL_DEFAULTS.photoDays})`
const signatureDays = sql`coalesce(c.parcels_signature_days, ${PARCEL_DEFAULTS.signatureDays})`

/** Of parcels that left. One with a picture that another parcel still shows keeps that picture stored. */
const photosOfParcels = async ({ req, community, now }: Round): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ photo_id: string }>(sql`
    with old as (
      select p.id, p.photo_id from packages p join communities c on c.id = p.community_id
      where p.community_id = ${community} and p.photo_id is not null and p.status <> 'received'
        and p.closed_at < ${keptSince(now, photoDays)}
      order by p.closed_at limit ${BATCH} for update of p skip locked)
    update packages p set photo_id = null, photo_removed_at = ${now}::timestamptz, updated_at = now()
    from old where p.id = old.id returning old.photo_id`)
  if (rows.length === 0) return 0
  const ids = [...new Set(rows.map(({ photo_id }) => photo_id))]
  const { rows: shared } = await tx.execute<{ photo_id: string }>(
    sql`select distinct photo_id from packages where photo_id = ${anyId(ids)}`,
  )
  const shown = new Set(shared.map(({ photo_id }) => photo_id))
  await letGoOfPhotos(req, { community, ids: ids.filter((id) => !shown.has(id)) })
  return rows.length
}

const COLUMNS = {
  photo: {
    file: sql`photo_file_id`,
    removedAt: sql`photo_removed_at`,
    days: photoDays,
  },
  signature: {
    file: sql`signature_file_id`,
    removedAt: sql`signature_removed_at`,
    days: signatureDays,
  },
} as const

const ofHandOvers = async (
  { req, community, now }: Round,
  what: keyof typeof COLUMNS,
): Promise<number> => {
  const { file, removedAt, days } = COLUMNS[what]
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ file: string }>(sql`
    with old as (
      select h.id, h.${file} as file from package_handovers h
      join communities c on c.id = h.community_id
      where h.community_id = ${community} and h.${file} is not null
        and h.at < ${keptSince(now, days)}
      order by h.at limit ${BATCH} for update of h skip locked)
    update package_handovers h set ${file} = null, ${removedAt} = ${now}::timestamptz
    from old where h.id = old.id returning old.file`)
  await letGoOfFiles(req, { community, ids: rows.map((row) => row.file) })
  return rows.length
}

/** Of people who were sent, once their link is used, taken back or over. */
const ofProxies = async ({ req, community, now }: Round): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ file: string }>(sql`
    with old as (
      select x.id, x.photo_file_id as file from package_proxies x
      join communities c on c.id = x.community_id
      where x.community_id = ${community} and x.photo_file_id is not null
        and least(x.expires_at, x.used_at, x.revoked_at) < ${keptSince(now, photoDays)}
      order by x.expires_at limit ${BATCH} for update of x skip locked)
    update package_proxies x set photo_file_id = null
    from old where x.id = old.id returning old.file`)
  await letGoOfFiles(req, { community, ids: rows.map((row) => row.file) })
  return rows.length
}

/** Of both who signed for a shift, counted from its end; from its beginning where nobody took it over. */
const ofShifts = async ({ req, community, now }: Round): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ from_file: string | null; to_file: string | null }>(sql`
    with old as (
      select h.id, h.from_file_id as from_file, h.to_file_id as to_file from shift_handovers h
      join communities c on c.id = h.community_id
      where h.community_id = ${community}
        and (h.from_file_id is not null or h.to_file_id is not null)
        and coalesce(h.ended_at, h.at) < ${keptSince(now, signatureDays)}
      order by coalesce(h.ended_at, h.at) limit ${BATCH} for update of h skip locked)
    update shift_handovers h set from_file_id = null, to_file_id = null,
      signatures_removed_at = ${now}::timestamptz
    from old where h.id = old.id returning old.from_file, old.to_file`)
  const ids = rows.flatMap(({ from_file: from, to_file: to }) =>
    [from, to].filter((file) => file !== null),
  )
  await letGoOfFiles(req, { community, ids })
  return ids.length
}

/** Of what was done without a network and did not fit. */
const ofOffline = async ({ req, community, now }: Round): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ file: string }>(sql`
    with old as (
      select e.id, e.signature_file_id as file from package_offline_entries e
      join communities c on c.id = e.community_id
      where e.community_id = ${community} and e.signature_file_id is not null
        and e.arrived_at < ${keptSince(now, signatureDays)}
      order by e.arrived_at limit ${BATCH} for update of e skip locked)
    update package_offline_entries e set signature_file_id = null
    from old where e.community_id = ${community} and e.id = old.id returning old.file`)
  await letGoOfFiles(req, { community, ids: rows.map((row) => row.file) })
  return rows.length
}

/** One transaction, with its line in the audit log: what is removed is written down, and nothing else is. */
const removeIn = async (round: Round): Promise<number> => {
  const { req, community } = round
  const photos =
    (await photosOfParcels(round)) + (await ofHandOvers(round, 'photo')) + (await ofProxies(round))
  const signatures =
    (await ofHandOvers(round, 'signature')) + (await ofShifts(round)) + (await ofOffline(round))
  const removed = photos + signatures
  if (removed > 0) {
    await audit(req, {
      community,
      action: 'package.pictures-removed',
      subject: { collection: 'communities', id: community },
      details: { photos, signatures },
    })
  }
  return removed
}

interface Run {
  payload: Payload
  now: Date
}

/**
 * Removes photos and signatures that a community does not keep any more; the records stay, and say so. A
 * batch for each community: a run that ends halfway has done whole communities, and the next goes on.
 * @returns how many pictures.
 */
export const removePictures = ({ payload, now }: Run): Promise<number> =>
  asSystem(payload, 'remove old pictures of parcels', async (req) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<{ id: string }>(
      sql`select id from communities order by id`,
    )
    let removed = 0
    for (const { id: community } of rows) {
      const round = { req, community, now: now.toISOString() }
      removed += await inTransaction(req, () => removeIn(round))
    }
    return removed
  })
