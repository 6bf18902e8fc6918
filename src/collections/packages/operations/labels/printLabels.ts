import type { PayloadRequest } from 'payload'
import { env } from '@/kernel/env'
import { notFound } from '@/kernel/errors'
import { createFormatters } from '@/kernel/i18n/formatters'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import { MOST_LABELS } from '../../domain/labelPaper'
import type { LabelPaper } from '../../domain/labelPaper'
import { labelPath } from '../../domain/pickupCode'
import { parcelView } from '../parcelView'
import type { ParcelView } from '../parcelView'

const parcelsNamed = async (
  req: PayloadRequest,
  community: string,
  ids: readonly string[],
): Promise<ParcelView[]> => {
  const { docs } = await req.payload.find({
    collection: 'packages',
    depth: 1,
    limit: MOST_LABELS,
    overrideAccess: false,
    pagination: false,
    req,
    where: { and: [{ community: { equals: community } }, { id: { in: [...ids] } }] },
  })
  const found = new Map(docs.map((parcel) => [parcel.id, parcelView(parcel)]))
  const parcels = ids.flatMap((id) => found.get(id) ?? [])
  // A label that is missing from the print would not be noticed.
  if (parcels.length !== ids.length) throw notFound()
  return parcels
}

/**
 * The labels of these parcels as a PDF, in the order asked for. The QR code is an address of the desk:
 * it says nothing to whoever does not work there, and is no pickup code.
 * @throws AppError 404 where one of them is not there for the person.
 */
export const printLabels = async ({
  req,
  community,
  ids,
  paper,
}: {
  req: PayloadRequest
  community: CommunityIdentity
  ids: readonly string[]
  paper: LabelPaper
}): Promise<Buffer> => {
  const locale = localeOfRequest(req)
  const t = translatorFor({ locale, namespace: 'packages' })
  const format = createFormatters({ locale, timeZone: community.timeZone })
  const parcels = await parcelsNamed(req, community.id, [...new Set(ids)])
  // Few processes ever draw; the library would be in each.
  const { drawLabels } = await import('./drawLabels')
  return drawLabels(
    parcels.map((parcel) => ({
      unit: parcel.unit?.label ?? t('desk.unknownUnit'),
      name: parcel.recipientName,
      lines: [
        ...(parcel.shelf === null ? [] : [`${t('desk.shelf')} ${parcel.shelf}`]),
        parcel.carrierName ?? t(`carriers.${parcel.carrier}`),
        format.dateTime(parcel.receivedAt),
        ...(parcel.isPerishable ? [t('desk.perishable')] : []),
      ],
      href: new URL(labelPath(community.slug, parcel.id), env().PUBLIC_URL).href,
    })),
    paper,
  )
}
