import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'

/** A community as invitations, letters and forms of the door show it. */
export interface Place {
  id: string
  slug: string
  name: string
  themeColor: string
  street: string | null
  postalCode: string | null
  city: string | null
  country: string | null
  locales: string[]
  isOpen: boolean
  autoApproves: boolean
  /** Whether management says yes to those whom a household asks in. */
  approvesHouseholds: boolean
}

type PlaceRow = Record<string, unknown> & {
  id: string
  slug: string
  name: string
  theme_color: string
  street: string | null
  postal_code: string | null
  city: string | null
  country: string | null
  locales: unknown
  is_open: boolean | null
  auto_approves: boolean | null
  approves_households: boolean | null
}

export const SELECT_PLACE = sql`
  select id, slug, name, theme_color, address_street as street, address_postal_code as postal_code,
    address_city as city, address_country as country, locales, registration_is_open as is_open,
    registration_auto_approve as auto_approves,
    registration_household_needs_approval as approves_households
  from communities`

export const toPlace = (row: PlaceRow): Place => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  themeColor: row.theme_color,
  street: row.street,
  postalCode: row.postal_code,
  city: row.city,
  country: row.country,
  locales: Array.isArray(row.locales) ? row.locales.filter((one) => typeof one === 'string') : [],
  isOpen: row.is_open === true,
  autoApproves: row.auto_approves === true,
  approvesHouseholds: row.approves_households !== false,
})

export type { PlaceRow }

/** @throws AppError 404 where the request does not reach the community. */
export const placeOf = async (req: PayloadRequest, id: string): Promise<Place> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PlaceRow>(sql`${SELECT_PLACE} where id = ${id}`)
  const [row] = rows
  if (!row) throw notFound()
  return toPlace(row)
}
