import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import type { Translate } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, SampleContext } from '@/kernel/notifications/kind'
import { sampleWords } from '@/kernel/notifications/sampleWords'
import { spellCode } from './domain/pickupCode'
import { toldReturn } from './domain/reminders'
import type { WaitingRules } from './domain/reminders'
import { packageReminderEmail } from './emails/PackageReminderEmail'
import { packageReminded } from './events'
import type { ReminderEventData } from './events'
import { reminderAudience } from './operations/audience'
import { waitingColumns, waitingItem, waitingRules } from './operations/waitingRules'
import type { WaitingRow } from './operations/waitingRules'
import { itemTitle } from './portal/itemTitle'

interface RemindedRow extends WaitingRow {
  carrier: string
  carrier_name: string | null
  pickup_code: string
  unit_label: string
  told: number
}

interface Waiting {
  id: string | null
  kind: WaitingRow['kind']
  carrier: string
  carrierName: string | null
  code: string
  unit: string
  since: Date
  /** What its last reminder says of it. */
  returns: Date | null
}

const waitingOf = (row: RemindedRow, rules: WaitingRules): Waiting => {
  const item = waitingItem(row)
  return {
    id: row.id,
    kind: row.kind,
    carrier: row.carrier,
    carrierName: row.carrier_name,
    code: row.pickup_code,
    unit: row.unit_label,
    since: item.since,
    returns: toldReturn(item, rules, row.told),
  }
}

/**
 * All that those people were reminded of and that still waits, the oldest first; nothing once everything is
 * gone of which the event tells. So the latest notice says the whole.
 */
const stillWaiting = async (
  req: PayloadRequest,
  community: string,
  { unitId, recipientId, packageIds }: ReminderEventData,
): Promise<Waiting[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<RemindedRow>(sql`
    select ${waitingColumns}, p.carrier::text as carrier, p.carrier_name, p.pickup_code,
      u.label as unit_label, r.told
    from packages p join units u on u.id = p.unit_id
    join lateral (select max(day)::int as told from package_reminders where package_id = p.id) r
      on r.told is not null
    where p.unit_id = ${unitId} and p.recipient_id is not distinct from ${recipientId}::uuid
      and p.community_id = ${community} and p.status = 'received'
    order by since, p.id`)
  if (!rows.some(({ id }) => packageIds.includes(id))) return []
  const rules = await waitingRules(req, community)
  return rows.map((row) => waitingOf(row, rules))
}

const titleOf = ({ kind, carrier, carrierName }: Waiting, t: Translate): string =>
  itemTitle({ kind, carrier, carrierName }, t)

const wordsIn = ({ community, locale }: SampleContext): Translate =>
  translatorFor({ locale, timeZone: community.timeZone, namespace: 'packages' })

const firstReturn = (things: readonly Waiting[]): Date | undefined =>
  things
    .flatMap(({ returns }) => returns ?? [])
    .toSorted((one, other) => one.getTime() - other.getTime())[0]

/** When the first of them goes back; empty where none does. */
const returnLine = (things: readonly Waiting[], t: Translate): string => {
  const returns = firstReturn(things)
  return returns ? t('reminder.goesBack', { count: things.length, day: returns }) : ''
}

const textOf = (things: readonly Waiting[], context: SampleContext): NoticeText | null => {
  const [first] = things
  if (!first) return null
  const t = wordsIn(context)
  const { community } = context
  const count = things.length
  const body = t('reminder.body', { count, unit: first.unit, since: first.since })
  const list = `/c/${community.slug}/packages`
  return {
    title: t('reminder.title', { count, item: titleOf(first, t) }),
    body: [body, returnLine(things, t)].filter((line) => line !== '').join(' '),
    path: count === 1 && first.id !== null ? `${list}/${first.id}` : list,
    lockScreen: { title: community.name, body: t('reminder.lockScreen') },
  }
}

const mailOf = (
  things: readonly Waiting[],
  context: SampleContext & { name: string; href: string },
) => {
  const [first] = things
  if (!first) return null
  const t = wordsIn(context)
  const { community, locale, name, href } = context
  return packageReminderEmail({
    locale,
    t,
    community,
    name,
    unit: first.unit,
    href,
    goesBack: returnLine(things, t),
    things: things.map((thing) => ({
      title: titleOf(thing, t),
      since: t('reminder.since', { since: thing.since }),
      code: spellCode(thing.code),
    })),
  })
}

const madeUp = (locale: string): Waiting[] => {
  const shared = { id: null, kind: 'parcel', unit: sampleWords(locale).unit } as const
  const since = (day: number) => new Date(Date.UTC(2026, 10, day, 14))
  const returns = new Date(Date.UTC(2026, 10, 20, 12))
  return [
    { ...shared, carrier: 'dhl', carrierName: null, code: 'K7PM4XQ2', since: since(6), returns },
    { ...shared, carrier: 'ups', carrierName: null, code: 'M3TX9Q7K', since: since(9), returns },
  ]
}

/** Told again and again while something waits; as soon as it does not, nothing is said. */
export const packageReminderNotice = defineNotification({
  kind: 'package.reminder',
  group: 'packages',
  concerns: 'residents',
  event: packageReminded,
  audience: reminderAudience,
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  collapse: ({ unitId, recipientId }) => `${unitId}.${recipientId ?? 'all'}`,
  text: async (context) => {
    const { req, community, data } = context
    return textOf(await stillWaiting(req, community.id, data), context)
  },
  email: async (context) => {
    const { req, community, data } = context
    return mailOf(await stillWaiting(req, community.id, data), context)
  },
  sample: {
    text: (context) => {
      const text = textOf(madeUp(context.locale), context)
      if (!text) throw new Error('a sample says something')
      return text
    },
    email: (context) => {
      const email = mailOf(madeUp(context.locale), context)
      if (!email) throw new Error('a sample says something')
      return email
    },
  },
})
