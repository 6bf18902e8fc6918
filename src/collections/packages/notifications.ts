import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor, type Translate } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, SampleContext } from '@/kernel/notifications/kind'
import { sampleWords } from '@/kernel/notifications/sampleWords'
import { defineLiveUpdate } from '@/kernel/realtime/live'
import type { ItemKind } from './domain/parcel'
import { spellCode } from './domain/pickupCode'
import { packageReceivedEmail } from './emails/PackageReceivedEmail'
import { packageEvents, packageReceived } from './events'
import { parcelAudience, parcelChannels } from './operations/audience'
import { itemTitle } from './portal/itemTitle'

interface ParcelForMail extends Record<string, unknown> {
  status: string
  kind: ItemKind
  carrier: string
  carrier_name: string | null
  pickup_code: string
  unit_label: string
}

/** The parcel while it waits at the desk; afterwards there is nothing to tell of it. */
const waitingParcel = async (
  req: PayloadRequest,
  id: string,
): Promise<ParcelForMail | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<ParcelForMail>(sql`
    select p.status::text as status, p.kind::text as kind, p.carrier::text as carrier, p.carrier_name, p.pickup_code,
      u.label as unit_label
    from packages p join units u on u.id = p.unit_id where p.id = ${id}`)
  const [parcel] = rows
  return parcel?.status === 'received' ? parcel : undefined
}

type Parcel = Pick<
  ParcelForMail,
  'kind' | 'carrier' | 'carrier_name' | 'pickup_code' | 'unit_label'
>

const itemOf = ({ kind, carrier, carrier_name: carrierName }: Parcel, t: Translate): string =>
  itemTitle({ kind, carrier, carrierName }, t)

const wordsOf = (parcel: Parcel, path: string, { locale }: SampleContext): NoticeText => {
  const t = translatorFor({ locale, namespace: 'packages' })
  return {
    title: t('notice.title', { item: itemOf(parcel, t) }),
    body: t('notice.body', { unit: parcel.unit_label }),
    path,
  }
}

const mailOf = (
  parcel: Parcel,
  { community, locale, name, href }: SampleContext & { name: string; href: string },
) => {
  const t = translatorFor({ locale, timeZone: community.timeZone, namespace: 'packages' })
  return packageReceivedEmail({
    locale,
    t,
    community,
    name,
    kind: parcel.kind,
    item: itemOf(parcel, t),
    unit: parcel.unit_label,
    code: spellCode(parcel.pickup_code),
    href,
  })
}

const madeUp = (locale: string): Parcel => ({
  kind: 'parcel',
  carrier: 'dhl',
  carrier_name: null,
  pickup_code: 'K7PM4XQ2',
  unit_label: sampleWords(locale).unit,
})

export const packageReceivedNotice = defineNotification({
  kind: 'package.received',
  group: 'packages',
  concerns: 'residents',
  event: packageReceived,
  audience: parcelAudience,
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  text: async (context) => {
    const { req, data, community } = context
    const parcel = await waitingParcel(req, data.packageId)
    return parcel
      ? wordsOf(parcel, `/c/${community.slug}/packages/${data.packageId}`, context)
      : null
  },
  email: async (context) => {
    const parcel = await waitingParcel(context.req, context.data.packageId)
    return parcel ? mailOf(parcel, context) : null
  },
  sample: {
    text: (context) =>
      wordsOf(madeUp(context.locale), `/c/${context.community.slug}/packages`, context),
    email: (context) => mailOf(madeUp(context.locale), context),
  },
  afterSent: async ({ req, data, at }) => {
    const reader = await readerOf(req)
    await reader.execute(sql`
      update packages set notified_at = ${at.toISOString()}
      where id = ${data.packageId} and notified_at is null`)
  },
})

export const packageScreens = packageEvents.map((event) =>
  defineLiveUpdate({
    event,
    channels: parcelChannels,
    message: ({ packageId, unitId }) => ({ packageId, unitId }),
  }),
)
