import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import type { ParcelState } from '../domain/parcel'

export interface UnitSuggestion {
  id: string
  label: string
  residents: { membership: string; name: string }[]
}

const LIKE_SIGNS = /[\\%_]/g

/**
 * Units whose label, or the name of somebody who lives there, contains the words; best first.
 * The caller has checked that the person works at this community's desk.
 */
export const findUnits = async ({
  req,
  community,
  words,
}: {
  req: PayloadRequest
  community: string
  words: string
}): Promise<UnitSuggestion[]> => {
  const typed = words.trim().slice(0, 80)
  const pattern = `%${typed.replaceAll(LIKE_SIGNS, String.raw`\$&`)}%`
  const start = `${typed.replaceAll(LIKE_SIGNS, String.raw`\$&`)}%`
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{
    id: string
    label: string
    residents: { membership: string; name: string }[] | null
  }>(sql`
    with living as (
      select m.id, m.unit_id, u.name
      from memberships m join users u on u.id = m.user_id
      where m.community_id = ${community} and m.unit_id is not null and m.status = 'active'
        and m.role in ('owner', 'leaseholder', 'household')
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now())
    )
    select u.id, u.label,
      (select json_agg(json_build_object('membership', l.id, 'name', l.name) order by l.name)
       from living l where l.unit_id = u.id) as residents
    from units u
    where u.community_id = ${community}
      and (u.label ilike ${pattern} or u.number ilike ${start}
        or exists (select 1 from living l where l.unit_id = u.id and l.name ilike ${pattern}))
    order by (lower(u.number) = lower(${typed})) desc, (u.number ilike ${start}) desc,
      u.building, length(u.number), u.number
    limit 8`)
  return rows.map(({ id, label, residents }) => ({ id, label, residents: residents ?? [] }))
}

const LIST_LIMIT = 100

/** Parcels of a community as the desk sees them, newest first; by rights of the person. */
export const deskList = ({
  req,
  community,
  status,
}: {
  req: PayloadRequest
  community: string
  status: ParcelState | 'closed'
}) =>
  req.payload.find({
    collection: 'packages',
    depth: 1,
    limit: LIST_LIMIT,
    overrideAccess: false,
    pagination: false,
    req,
    sort: status === 'received' ? '-receivedAt' : '-closedAt',
    where: {
      and: [
        { community: { equals: community } },
        status === 'closed'
          ? { status: { not_equals: 'received' } }
          : { status: { equals: status } },
      ],
    },
  })

/** Parcels of the person's own units, newest first; by rights of the person. */
export const ownParcels = ({
  req,
  community,
  units,
  isWaiting,
}: {
  req: PayloadRequest
  community: string
  units: string[]
  isWaiting: boolean
}) =>
  req.payload.find({
    collection: 'packages',
    depth: 1,
    limit: LIST_LIMIT,
    overrideAccess: false,
    pagination: false,
    req,
    sort: '-receivedAt',
    where: {
      and: [
        { community: { equals: community } },
        { unit: { in: units } },
        { status: isWaiting ? { equals: 'received' } : { not_equals: 'received' } },
      ],
    },
  })

/** One parcel of a community with its timeline, by rights of the person. */
export const parcelWithTimeline = async ({
  req,
  community,
  id,
}: {
  req: PayloadRequest
  community: string
  id: string
}) => {
  const parcel = await req.payload.findByID({
    collection: 'packages',
    depth: 1,
    disableErrors: true,
    id,
    overrideAccess: false,
    req,
  })
  const held = typeof parcel?.community === 'string' ? parcel.community : parcel?.community.id
  if (!parcel || held !== community) throw notFound()
  const { docs } = await req.payload.find({
    collection: 'package-events',
    depth: 1,
    limit: LIST_LIMIT,
    overrideAccess: false,
    pagination: false,
    req,
    sort: 'at',
    where: { package: { equals: id } },
  })
  return { parcel, steps: docs }
}

/** The parcel behind a pickup code, by rights of the person; null where there is none to see. */
export const parcelByCode = async ({
  req,
  community,
  code,
}: {
  req: PayloadRequest
  community: string
  code: string
}) => {
  const { docs } = await req.payload.find({
    collection: 'packages',
    depth: 1,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    where: { and: [{ community: { equals: community } }, { pickupCode: { equals: code } }] },
  })
  return docs[0] ?? null
}

/** Parcels that wait for units or names with these words in them, by rights of the person. */
export const findWaiting = async ({
  req,
  community,
  words,
}: {
  req: PayloadRequest
  community: string
  words: string
}) => {
  const units = await findUnits({ req, community, words })
  return req.payload.find({
    collection: 'packages',
    depth: 1,
    limit: LIST_LIMIT,
    overrideAccess: false,
    pagination: false,
    req,
    sort: 'receivedAt',
    where: {
      and: [
        { community: { equals: community } },
        { status: { equals: 'received' } },
        {
          or: [
            { unit: { in: units.map(({ id }) => id) } },
            { recipientName: { like: words } },
            { trackingNumber: { equals: words } },
          ],
        },
      ],
    },
  })
}
