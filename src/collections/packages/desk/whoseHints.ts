import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { PortalContext } from '@/kernel/portal/context'
import { disownedAmong } from '../operations/disowned'
import { askedAmong } from '../operations/expected'
import type { ParcelView } from '../operations/parcelView'

/** By parcel: what residents have said that tells whose it is, or whose it is not. */
export const whoseHints = async (
  { req, community, format }: PortalContext,
  parcels: readonly ParcelView[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const unknown = parcels.flatMap(({ id, unit, status }) =>
    unit === null && status === 'received' ? [id] : [],
  )
  const at = { community: community.id, parcels: unknown }
  const t = await getTranslations('packages.own')
  const [disowned, asked] = [await disownedAmong(req, at), await askedAmong(req, at)]
  const lines = [
    ...disowned.map(({ parcel, unit, name, note, at: day }) => ({
      parcel,
      text: t(note === '' ? 'notMine.desk' : 'notMine.deskNote', {
        unit,
        name,
        note,
        day: format.date(day),
      }),
    })),
    ...asked.map(({ parcel, unit, name, at: day }) => ({
      parcel,
      text: t('expected.desk', { unit, name, day: format.date(day) }),
    })),
  ]
  return new Map(
    unknown.map((id) => [id, lines.flatMap(({ parcel, text }) => (parcel === id ? [text] : []))]),
  )
}
