import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, SampleContext } from '@/kernel/notifications/kind'
import { sampleWords } from '@/kernel/notifications/sampleWords'
import { commentMentioned } from './events'
import { announcementAudience } from './operations/reach'
import { announcementPath } from './operations/readList'

interface Said extends Record<string, unknown> {
  name: string
  title: string
}

/** Who named somebody, while that stands there. */
const saidIn = async (req: PayloadRequest, comment: string): Promise<Said | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Said>(sql`
    select coalesce(u.preferred_name, u.name) as name, a.title
    from announcement_comments c join announcements a on a.id = c.announcement_id
    join users u on u.id = c.author_id
    where c.id = ${comment} and c.removed_at is null and a.state = 'published'`)
  return rows[0] ?? null
}

const words = ({ name, title }: Said, path: string, locale: string): NoticeText => {
  const t = translatorFor({ locale, namespace: 'announcements.notice' })
  return { title: t('mentioned', { name }), body: t('repliedText', { title }), path }
}

export const commentMentionedNotice = defineNotification({
  kind: 'announcement.mentioned',
  group: 'announcements',
  concerns: 'everyone',
  event: commentMentioned,
  audience: async ({ req, community, data: { announcementId: id, commentId, people } }) => {
    // Whoever is no longer meant does not read it.
    if ((await saidIn(req, commentId)) === null) return []
    return announcementAudience(req, { community, id, among: people })
  },
  urgency: 'quiet',
  channels: ['in-app', 'email'],
  text: async ({ req, data, community, locale }) => {
    const said = await saidIn(req, data.commentId)
    const path = announcementPath(community.slug, data.announcementId)
    return said ? words(said, path, locale) : null
  },
  sample: {
    text: ({ community, locale }: SampleContext) => {
      const title = translatorFor({ locale, namespace: 'announcements.notice' })('sampleTitle')
      const { person: name } = sampleWords(locale)
      return words({ name, title }, `/c/${community.slug}/announcements`, locale)
    },
  },
})
