import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import type { Translate } from '@/kernel/i18n/translate'
import type { RecordCard, RecordLink } from '@/kernel/recordLinks'
import { scopeOf, unitsWithRole } from '@/kernel/tenancy/scope'
import { EXPECTED_LINK, expectationsById } from './operations/expected'
import { stateOf, unitOf } from './operations/parcelView'
import type { ParcelView } from './operations/parcelView'
import { parcelsById } from './operations/queries'
import { itemTitle } from './portal/itemTitle'

export const PARCEL_LINK = 'parcel'

type Linked = Pick<ParcelView, 'id' | 'unit' | 'kind' | 'carrier' | 'carrierName' | 'status'>

const ownCard = (parcel: Linked, base: string, t: Translate): RecordCard => ({
  title: itemTitle(parcel, t),
  detail: t(`status.${parcel.status}`),
  path: `${base}/packages/${parcel.id}`,
})

/** For those to whom it is nothing of their own. */
const deskCard = (
  { id, unit, kind, carrier, carrierName, status }: Linked,
  base: string,
  t: Translate,
): RecordCard => {
  const from = carrier === 'hand' ? [] : [carrierName ?? t(`carriers.${carrier}`)]
  const where = unit ? t('home.unit', { unit: unit.label }) : t('desk.unknownUnit')
  return {
    title: [t(`kinds.${kind}`), ...from].join(' · '),
    detail: [where, t(`status.${status}`)].join(' · '),
    path: `${base}/desk/packages/${id}`,
  }
}

/** Whoever lives in its unit opens it as a resident; everybody else who may see it works at the desk. */
const parcelLink: RecordLink = {
  type: PARCEL_LINK,
  pages: ['packages', 'desk/packages'],
  cards: async ({ req, community, ids }) => {
    const scope = await scopeOf(req)
    const own = new Set(unitsWithRole(scope, RESIDENT_ROLES))
    const t = translatorFor({ locale: localeOfRequest(req), namespace: 'packages' })
    const base = `/c/${community.slug}`
    const { docs } = await parcelsById({ req, community: community.id, ids })
    return new Map(
      docs.map(({ id, kind, carrier, carrierName, ...doc }) => {
        const unit = unitOf(doc.unit)
        const parcel = { id, unit, kind, carrier, status: stateOf(doc.status) }
        const card = unit !== null && own.has(unit.id) ? ownCard : deskCard
        return [id, card({ ...parcel, carrierName: carrierName ?? null }, base, t)] as const
      }),
    )
  },
}

/** What somebody expected leads the desk to what has its number, and whoever asked to their question's page. */
const expectedLink: RecordLink = {
  type: EXPECTED_LINK,
  pages: [],
  cards: async ({ req, community, ids }) => {
    const t = translatorFor({ locale: localeOfRequest(req), namespace: 'packages' })
    const base = `/c/${community.slug}`
    const found = await expectationsById(req, { community: community.id, ids })
    return new Map(
      found.map(({ id, isOwn, carrier, number }) => {
        const by = carrier === null ? [] : [t(`carriers.${carrier}`)]
        const card: RecordCard = {
          title: t('own.expected.card'),
          detail: [...by, ...(number === null ? [] : [number])].join(' · '),
          path:
            isOwn || number === null
              ? `${base}/${isOwn ? 'packages' : 'desk'}`
              : `${base}/desk/scan?q=${encodeURIComponent(number)}`,
        }
        return [id, card] as const
      }),
    )
  },
}

export const packageRecordLinks = [parcelLink, expectedLink]
