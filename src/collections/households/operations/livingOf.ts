import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'

/** What a community lets its residents write down. */
export interface Living {
  pets: boolean
  vehicles: boolean
  directory: boolean
  assistanceRegister: boolean
}

interface LivingRow extends Record<string, unknown> {
  pets: boolean
  vehicles: boolean
  directory: boolean
  register: boolean
}

/** null for a community that is not there, or not in the request's scope. */
export const livingOf = async (req: PayloadRequest, community: string): Promise<Living | null> => {
  const reader = await readerOf(req)
  // What nobody has decided yet is as the settings' form shows it.
  const { rows } = await reader.execute<LivingRow>(sql`
    select coalesce(living_pets, false) as pets, coalesce(living_vehicles, true) as vehicles,
      coalesce(living_directory, true) as directory,
      coalesce(living_assistance_register, true) as register
    from communities where id = ${community}`)
  const [row] = rows
  if (!row) return null
  const { pets, vehicles, directory, register } = row
  return { pets, vehicles, directory, assistanceRegister: register }
}

/** ISO 3166, two letters; for phone numbers without a prefix. */
export const countryOf = async (req: PayloadRequest, community: string): Promise<string | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ country: string | null }>(
    sql`select address_country as country from communities where id = ${community}`,
  )
  return rows[0]?.country ?? null
}
