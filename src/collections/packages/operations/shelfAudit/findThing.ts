import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { ParcelState } from '../../domain/parcel'
import { readThing } from '../../domain/scannedCode'

/** What went out longer ago is not looked for: carriers use their numbers again. */
const REMEMBERED_DAYS = 90

export interface Thing extends Record<string, unknown> {
  id: string
  status: ParcelState
  shelf: string | null
}

interface Looking {
  community: { id: string; slug: string }
  /** That is counted; among several with one number its own come first. */
  shelf: string
}

/** The parcel that a code on a thing names; null where the desk knows none. */
export const findThing = async (
  req: PayloadRequest,
  { community: { id: community, slug }, shelf }: Looking,
  text: string,
): Promise<Thing | null> => {
  const code = readThing(text)
  const reader = await readerOf(req)
  const isForeign = 'communitySlug' in code && ![slug, null].includes(code.communitySlug)
  if (isForeign) return null
  if (code.by === 'id') {
    const { rows } = await reader.execute<Thing>(sql`
      select id, status::text as status, shelf from packages
      where id = ${code.id} and community_id = ${community}`)
    return rows[0] ?? null
  }
  if (code.by === 'pickup') {
    const { rows } = await reader.execute<Thing>(sql`
      select id, status::text as status, shelf from packages
      where community_id = ${community} and pickup_code = ${code.code}`)
    if (rows[0]) return rows[0]
  }
  const { rows } = await reader.execute<Thing>(sql`
    select id, status::text as status, shelf from packages
    where community_id = ${community} and tracking_number is not null
      and (status = 'received' or closed_at > now() - make_interval(days => ${REMEMBERED_DAYS}))
      and regexp_replace(upper(tracking_number), '[[:space:]-]', '', 'g') = ${code.number}
    order by status = 'received' desc, shelf is not distinct from ${shelf} desc,
      received_at desc, id
    limit 1`)
  return rows[0] ?? null
}
