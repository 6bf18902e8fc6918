import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import { defineLiveUpdate } from '@/kernel/realtime/live'
import { spellCode } from './domain/pickupCode'
import { packageReceivedEmail } from './emails/PackageReceivedEmail'
import { packageEvents, packageReceived } from './events'
import { parcelAudience, parcelChannels } from './operations/audience'

interface ParcelForMail extends Record<string, unknown> {
  status: string
  carrier: string
  carrier_name: string | null
  pickup_code: string
  unit_label: string
}

export const packageReceivedNotice = defineNotification({
  kind: 'package.received',
  event: packageReceived,
  audience: parcelAudience,
  email: async ({ req, data, community, person, url }) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<ParcelForMail>(sql`
      select p.status::text as status, p.carrier::text as carrier, p.carrier_name, p.pickup_code,
        u.label as unit_label
      from packages p join units u on u.id = p.unit_id where p.id = ${data.packageId}`)
    const [parcel] = rows
    if (parcel?.status !== 'received') return null
    const { locale } = person
    const t = translatorFor({ locale, timeZone: community.timeZone, namespace: 'packages' })
    return packageReceivedEmail({
      locale,
      t,
      community,
      name: person.name,
      carrier: parcel.carrier_name ?? t(`carriers.${parcel.carrier}`),
      unit: parcel.unit_label,
      code: spellCode(parcel.pickup_code),
      href: url(`/c/${community.slug}/packages/${data.packageId}`),
    })
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
