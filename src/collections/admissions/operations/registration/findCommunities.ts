import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { SELECT_PLACE, toPlace } from '../place'
import type { Place, PlaceRow } from '../place'

const MOST = 10

/** What anybody may know of a community that asks to be found. */
export interface FoundCommunity {
  slug: string
  name: string
  city: string | null
  themeColor: string
}

const pattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

const publicPart = ({ slug, name, city, themeColor }: Place): FoundCommunity => ({
  slug,
  name,
  city,
  themeColor,
})

/**
 * Communities that take registrations, by a part of their name, town or street. Those that do not are
 * not there at all. Fewer than three letters find nothing: this is no list of customers.
 */
export const findCommunities = async (
  req: PayloadRequest,
  text: string,
): Promise<FoundCommunity[]> => {
  await limit(req, 'community-search')
  const wanted = text.trim()
  if (wanted.length < 3) return []
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return reader.execute<PlaceRow>(sql`
      ${SELECT_PLACE}
      where registration_is_open
        and (name ilike ${pattern(wanted)} or address_city ilike ${pattern(wanted)}
          or address_street ilike ${pattern(wanted)} or address_postal_code ilike ${pattern(wanted)})
      order by name limit ${MOST}`)
  })
  return rows.map((row) => publicPart(toPlace(row)))
}

/**
 * One of them by its address.
 * @throws AppError 404 for one that takes no registrations, or is none.
 */
export const openCommunity = async (
  req: PayloadRequest,
  slug: string,
): Promise<FoundCommunity & { id: string; country: string | null }> => {
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return reader.execute<PlaceRow>(
      sql`${SELECT_PLACE} where slug = ${slug} and registration_is_open`,
    )
  })
  const [row] = rows
  if (!row) throw notFound()
  const place = toPlace(row)
  return { ...publicPart(place), id: place.id, country: place.country }
}
