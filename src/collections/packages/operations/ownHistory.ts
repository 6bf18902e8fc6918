import type { PayloadRequest } from 'payload'
import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { LOCALES } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import { scopeOf, unitsWithRole } from '@/kernel/tenancy/scope'
import { historyWords, valuesNamed } from '../domain/history'
import type { HistoryCursor } from '../domain/history'
import { CARRIERS, ITEM_KINDS, PARCEL_STATES } from '../domain/parcel'
import { plainNumber } from '../domain/trackingNumber'
import { escapedLike } from './findUnits'
import { END, ENDED_AT, NO_PARCELS, readHits } from './historyPage'
import type { HistoryPage } from './historyPage'

type Names = readonly (readonly [value: string, name: string])[]

/** What people call things, in every language: nobody has to look for them in that of the page. */
const namesOf = (branch: string, values: readonly string[]): Names =>
  LOCALES.flatMap((locale) => {
    const t = translatorFor({ locale, namespace: `packages.${branch}` })
    return values.map((value) => [value, t(value)] as const)
  })

const isOneOf = (column: Sql, values: readonly string[]): Sql =>
  sql`${column}::text in (select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`

/** Of `packages p`: whether a word stands in what the resident may read of one. */
const says = (word: string, names: Record<'carriers' | 'kinds' | 'states', Names>): Sql => {
  const part = `%${escapedLike(word)}%`
  const number = `%${escapedLike(plainNumber(word))}%`
  return sql`(p.carrier_name ilike ${part} or p.recipient_name ilike ${part}
    or p.collector_name ilike ${part} or p.notes ilike ${part}
    or (${number} <> '%%' and
      translate(upper(coalesce(p.tracking_number, '')), ' -', '') like ${number})
    or ${isOneOf(sql`p.carrier`, valuesNamed(word, names.carriers))}
    or ${isOneOf(sql`p.kind`, valuesNamed(word, names.kinds))}
    or ${isOneOf(sql`p.status`, valuesNamed(word, names.states))})`
}

export const saysAll = (typed: string): Sql => {
  const words = historyWords(typed)
  if (words.length === 0) return sql`true`
  const names = {
    carriers: namesOf('carriers', CARRIERS),
    kinds: namesOf('kinds', ITEM_KINDS),
    states: namesOf('status', PARCEL_STATES),
  }
  return words.map((word) => says(word, names)).reduce((all, one) => sql`${all} and ${one}`)
}

/**
 * What does not wait any more for the person's units, the newest first, by rights of the person. Each
 * unit is read by its own index, up to a page: how much lies behind costs nothing.
 */
export const ownHistory = async ({
  req,
  community,
  units,
  words = '',
  before = END,
  limit,
}: {
  req: PayloadRequest
  community: string
  units: readonly string[]
  words?: string | undefined
  before?: HistoryCursor | undefined
  limit: number
}): Promise<HistoryPage> => {
  const mine = unitsWithRole(await scopeOf(req), RESIDENT_ROLES)
  const homes = units.filter((unit) => mine.includes(unit))
  if (homes.length === 0) return NO_PARCELS
  const { page } = await readHits(req, limit, {
    hits: sql`
      select h.id, h.ended_at
      from jsonb_array_elements_text(${JSON.stringify(homes)}::jsonb) home (id)
      cross join lateral (
        select p.id, ${ENDED_AT} as ended_at from packages p
        where p.unit_id = home.id::uuid and p.community_id = ${community}
          and p.status <> 'received'
          and (${ENDED_AT}, p.id) < (${before.at}::timestamptz, ${before.id}::uuid)
          and ${saysAll(words)}
        order by ${ENDED_AT} desc, p.id desc limit ${limit + 1}
      ) h
      order by h.ended_at desc, h.id desc limit ${limit + 1}`,
    // As a picture's own rule has it: that of an own home.
    seesPhoto: sql`m.unit_id = p.unit_id`,
  })
  return page
}
