import { question } from '@/kernel/database/questions'
import { sql } from '@/kernel/database/transaction'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import type { SearchHit, SearchSource } from '@/kernel/search'
import { scopeOf, unitsWithRole } from '@/kernel/tenancy/scope'
import { CARRIERS, ITEM_KINDS } from './domain/parcel'
import { ENDED_AT } from './operations/historyPage'
import { saysAll } from './operations/ownHistory'
import { stateOf } from './operations/parcelView'
import { itemTitle } from './portal/itemTitle'

interface ParcelRow {
  id: string
  kind: string
  carrier: string
  carrier_name: string | null
  tracking_number: string | null
  notes: string | null
  status: string
  at: string | Date
}

const oneOf = <Value extends string>(values: readonly Value[], value: string): Value | undefined =>
  values.find((one) => one === value)

/** What waits for the person's homes, and what has waited there. */
export const parcelSearch: SearchSource = {
  name: 'packages',
  title: (locale) => translatorFor({ locale, namespace: 'packages' })('nav.packages'),
  ask: async ({ req, community, words, isLoose, limit }) => {
    // A number that is nearly that of a parcel is that of another one.
    if (isLoose) return null
    const units = unitsWithRole(await scopeOf(req), RESIDENT_ROLES)
    if (units.length === 0) return null
    const query = sql`
      select p.id, p.kind::text, p.carrier::text, p.carrier_name, p.tracking_number, p.notes,
        p.status::text, ${ENDED_AT} as at
      from jsonb_array_elements_text(${JSON.stringify(units)}::jsonb) home (id)
      join packages p on p.unit_id = home.id::uuid
      where p.community_id = ${community.id} and ${saysAll(words)}
      order by (p.status = 'received') desc, ${ENDED_AT} desc, p.id desc limit ${limit}`
    const t = translatorFor({ locale: localeOfRequest(req), namespace: 'packages' })
    const hitOf = (row: ParcelRow): SearchHit => {
      const kind = oneOf(ITEM_KINDS, row.kind) ?? 'parcel'
      const carrier = oneOf(CARRIERS, row.carrier) ?? 'other'
      const says = [row.tracking_number, row.notes].filter((text) => text !== null && text !== '')
      return {
        id: row.id,
        title: itemTitle({ kind, carrier, carrierName: row.carrier_name }, t),
        text: says.length === 0 ? null : says.join(' · '),
        detail: t(`status.${stateOf(row.status)}`),
        path: `/c/${community.slug}/packages/${row.id}`,
        at: new Date(row.at).toISOString(),
      }
    }
    return question(query, (rows: ParcelRow[]) => rows.map(hitOf))
  },
}
