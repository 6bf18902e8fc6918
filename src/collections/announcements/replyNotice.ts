import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, SampleContext } from '@/kernel/notifications/kind'
import { sampleWords } from '@/kernel/notifications/sampleWords'
import { commentReplied } from './events'
import type { RepliedData } from './events'
import { announcementAudience } from './operations/reach'
import { announcementPath } from './operations/readList'

interface Said extends Record<string, unknown> {
  answered_id: string
  name: string
  title: string
}

/** Who answered whom, while both are there. */
const saidIn = async (
  req: PayloadRequest,
  { commentId, answeredId }: RepliedData,
): Promise<Said | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Said>(sql`
    select p.author_id as answered_id, coalesce(u.preferred_name, u.name) as name, a.title
    from announcement_comments c join announcement_comments p on p.id = ${answeredId}
    join announcements a on a.id = c.announcement_id join users u on u.id = c.author_id
    where c.id = ${commentId} and c.removed_at is null and a.state = 'published'`)
  return rows[0] ?? null
}

const words = (
  { name, title }: Pick<Said, 'name' | 'title'>,
  path: string,
  locale: string,
): NoticeText => {
  const t = translatorFor({ locale, namespace: 'announcements.notice' })
  return { title: t('replied', { name }), body: t('repliedText', { title }), path }
}

export const commentRepliedNotice = defineNotification({
  kind: 'announcement.replied',
  group: 'announcements',
  concerns: 'everyone',
  event: commentReplied,
  audience: async ({ req, community, data }) => {
    const said = await saidIn(req, data)
    if (!said) return []
    // Whoever is no longer meant does not read it.
    const among = [said.answered_id]
    return announcementAudience(req, { community, id: data.announcementId, among })
  },
  urgency: 'quiet',
  channels: ['in-app', 'email'],
  collapse: ({ answeredId }) => answeredId,
  text: async ({ req, data, community, locale }) => {
    const said = await saidIn(req, data)
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
