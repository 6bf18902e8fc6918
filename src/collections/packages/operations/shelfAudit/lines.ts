import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import { isCarrier, isItemKind, PARCEL_STATES } from '../../domain/parcel'
import type { ParcelState } from '../../domain/parcel'
import { z } from 'zod'
import type { Place } from './place'

/** A parcel as somebody who looks for it on a shelf wants to read it, in their language. */
export const lineSchema = z.strictObject({
  id: z.uuid(),
  unit: z.string(),
  text: z.string(),
  shelf: z.string().nullable(),
  status: z.enum(PARCEL_STATES),
})
export type Line = z.infer<typeof lineSchema>

interface LineRow extends Record<string, unknown> {
  id: string
  unit: string | null
  kind: string
  carrier: string
  carrier_name: string | null
  recipient_name: string | null
  tracking_number: string | null
  shelf: string | null
  status: ParcelState
}

/** The parcels with these ids that are there for the person. */
export const linesOf = async (
  { req, community }: Place,
  ids: readonly string[],
): Promise<Map<string, Line>> => {
  if (ids.length === 0) return new Map()
  const reader = await readerOf(req)
  const t = translatorFor({ locale: localeOfRequest(req), namespace: 'packages' })
  const { rows } = await reader.execute<LineRow>(sql`
    select p.id, u.label as unit, p.kind::text as kind, p.carrier::text as carrier, p.carrier_name,
      p.recipient_name, p.tracking_number, p.shelf, p.status::text as status
    from packages p left join units u on u.id = p.unit_id
    where p.id = ${anyId(ids)} and p.community_id = ${community}`)
  return new Map(
    rows.map((row) => {
      const kind = isItemKind(row.kind) && row.kind !== 'parcel' ? t(`kinds.${row.kind}`) : ''
      const carrier = isCarrier(row.carrier) ? t(`carriers.${row.carrier}`) : row.carrier
      const parts = [kind, row.carrier_name ?? carrier, row.recipient_name, row.tracking_number]
      const text = parts.filter((part) => part !== null && part !== '').join(' · ')
      const unit = row.unit ?? t('desk.unknownUnit')
      return [row.id, { id: row.id, unit, text, shelf: row.shelf, status: row.status }] as const
    }),
  )
}
