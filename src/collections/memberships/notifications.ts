import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import type { Person } from '@/kernel/identity'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, SampleContext } from '@/kernel/notifications/kind'
import { sampleWords } from '@/kernel/notifications/sampleWords'
import { defineAccessChange } from '@/kernel/realtime/accessChange'
import { platformAccessEmail } from './emails/PlatformAccessEmail'
import { membershipChanged, platformEntered } from './events'

interface EntryRow extends Record<string, unknown> {
  name: string
  grant_reason: string | null
  valid_to: string | null
  via_platform: boolean | null
}

/** Managers whom the community itself appointed, but for the person whom it is about. */
const managersBeside = async (
  req: PayloadRequest,
  community: string,
  membership: string,
): Promise<Person[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Person & Record<string, unknown>>(sql`
    select distinct u.id, u.name, u.email, u.locale::text as locale
    from memberships m join users u on u.id = m.user_id
    where m.community_id = ${community} and m.role = 'manager' and m.status = 'active'
      and m.via_platform is not true and (m.valid_to is null or m.valid_to > now())
      and m.user_id <> (select user_id from memberships where id = ${membership})`)
  return rows.map(({ id, name, email, locale }) => ({ id, name, email, locale }))
}

const entryOf = async (req: PayloadRequest, membership: string): Promise<EntryRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<EntryRow>(sql`
    select u.name, m.grant_reason, m.valid_to, m.via_platform
    from memberships m join users u on u.id = m.user_id where m.id = ${membership}`)
  return rows[0]
}

type Entry = Pick<EntryRow, 'name' | 'grant_reason' | 'valid_to'>

const wordsOf = (entry: Entry, { locale }: SampleContext): NoticeText => {
  const t = translatorFor({ locale, namespace: 'memberships' })
  return {
    title: t('notice.title'),
    body: t('notice.body', { who: entry.name, reason: entry.grant_reason ?? '' }),
    path: '/admin',
  }
}

const mailOf = (
  entry: Entry,
  { community, locale, name, href }: SampleContext & { name: string; href: string },
) => {
  const { timeZone } = community
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  })
  return platformAccessEmail({
    locale,
    t: translatorFor({ locale, timeZone, namespace: 'memberships' }),
    community,
    name,
    who: entry.name,
    reason: entry.grant_reason ?? '',
    until: entry.valid_to === null ? null : format.format(new Date(entry.valid_to)),
    href,
  })
}

const madeUp = (locale: string): Entry => {
  const { other, reason } = sampleWords(locale)
  return { name: other, grant_reason: reason, valid_to: '2030-05-02T14:00:00Z' }
}

/** Nobody can switch off hearing that somebody came in from outside. */
export const platformEnteredNotice = defineNotification({
  kind: 'platform-access.opened',
  group: 'security',
  concerns: 'staff',
  event: platformEntered,
  audience: ({ req, community, data }) => managersBeside(req, community, data.membershipId),
  urgency: 'important',
  channels: ['in-app', 'push', 'telegram', 'email'],
  isMandatory: true,
  text: async (context) => {
    const entry = await entryOf(context.req, context.data.membershipId)
    return entry ? wordsOf(entry, context) : null
  },
  email: async (context) => {
    const entry = await entryOf(context.req, context.data.membershipId)
    return entry ? mailOf(entry, context) : null
  },
  sample: {
    text: (context) => wordsOf(madeUp(context.locale), context),
    email: (context) => mailOf(madeUp(context.locale), context),
  },
})

/** Whatever changed, the person asks anew what they may hear. */
export const membershipConnections = defineAccessChange({
  event: membershipChanged,
  people: async ({ req, data }) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<{ user_id: string }>(
      sql`select user_id from memberships where id = ${data.membershipId}`,
    )
    return rows.map(({ user_id }) => user_id)
  },
})
