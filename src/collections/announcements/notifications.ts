import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import { noticeEmail } from '@/kernel/notifications/emails/NoticeEmail'
import { defineNotification } from '@/kernel/notifications/kind'
import type {
  EmailContext,
  NoticeText,
  SampleContext,
  TextContext,
} from '@/kernel/notifications/kind'
import type { Version } from './domain/versions'
import { chooseVersion } from './domain/versions'
import { announcementPublished, announcementToConfirm } from './events'
import type { PublishedData } from './events'
import { briefOf, plainText, versionsOf } from './operations/bodies'
import type { Body, StoredVersions } from './operations/bodies'
import { announcementAudience } from './operations/reach'
import { announcementPath, versionColumns } from './operations/readList'

/** Characters of a mail; the portal has all of it. */
const MAX_MAIL = 3000

/** What it says in a language, while it is there to be read. */
const versionFor = async (
  { req, community, locale }: Pick<TextContext<unknown>, 'req' | 'community' | 'locale'>,
  id: string,
): Promise<Version<Body> | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<StoredVersions & Record<string, unknown>>(sql`
    select ${versionColumns} from announcements a
    where a.id = ${id} and a.community_id = ${community.id} and a.state = 'published'
      and (a.expires_at is null or a.expires_at > now())`)
  const [row] = rows
  if (!row) return null
  return chooseVersion(versionsOf(row), { own: locale, spoken: community.locales }).version
}

const textOf = async (context: TextContext<PublishedData>): Promise<NoticeText | null> => {
  const { announcementId: id } = context.data
  const version = await versionFor(context, id)
  if (!version) return null
  const path = announcementPath(context.community.slug, id)
  return { title: version.title, body: briefOf(version), path }
}

const inMail = ({ summary, body }: Version<Body>): string => {
  const text = plainText(body)
  const cut = text.length > MAX_MAIL ? `${text.slice(0, MAX_MAIL)}…` : text
  return summary.trim() === '' ? cut : `${summary.trim()}\n${cut}`
}

const emailOf = async (context: EmailContext<PublishedData>) => {
  const { community, locale, name, href, data } = context
  const version = await versionFor(context, data.announcementId)
  if (!version) return null
  const t = translatorFor({ locale, namespace: 'notifications' })
  return noticeEmail({
    locale,
    t,
    community,
    name,
    href,
    title: version.title,
    // One line each: a blank one would be an empty paragraph.
    body: inMail(version).replaceAll(/\n\s*\n/g, '\n'),
  })
}

const sampleText = ({ community, locale }: SampleContext): NoticeText => {
  const t = translatorFor({ locale, namespace: 'announcements.notice' })
  const path = `/c/${community.slug}/announcements`
  return { title: t('sampleTitle'), body: t('sampleText'), path }
}

const common = {
  group: 'announcements',
  concerns: 'everyone',
  audience: ({
    req,
    community,
    data,
    among,
  }: {
    req: PayloadRequest
    community: string
    data: PublishedData
    among?: readonly string[]
  }) => announcementAudience(req, { community, id: data.announcementId, among }),
  urgency: ({ urgency }: PublishedData) => urgency,
  channels: ['in-app', 'push', 'telegram', 'email'],
  // Who has not read it after two days stands on the printed list.
  ladder: [{ channel: 'print', afterMinutes: 2 * 24 * 60 }],
  text: textOf,
  email: emailOf,
  sample: {
    text: sampleText,
    email: (context: SampleContext & { name: string; href: string }) => {
      const { title, body } = sampleText(context)
      const t = translatorFor({ locale: context.locale, namespace: 'notifications' })
      return noticeEmail({ ...context, t, title, body })
    },
  },
} as const

export const announcementNotice = defineNotification({
  ...common,
  kind: 'announcement.published',
  event: announcementPublished,
})

/** The same for one that asks everybody to say that they have read it. */
export const announcementToConfirmNotice = defineNotification({
  ...common,
  kind: 'announcement.to-confirm',
  event: announcementToConfirm,
  needsAcknowledgement: true,
})
