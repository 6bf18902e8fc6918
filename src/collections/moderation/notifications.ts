import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, Recipient, SampleContext } from '@/kernel/notifications/kind'
import { contentReported } from './events'

interface PersonRow extends Record<string, unknown> {
  id: string
  name: string
  email: string
  locale: string
}

/** The managers, without the one whom the report is about. */
const judges = async ({
  req,
  community,
  data,
}: {
  req: PayloadRequest
  community: string
  data: { reportId: string }
}): Promise<Recipient[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(sql`
    select distinct u.id, coalesce(u.preferred_name, u.name) as name, u.email,
      u.locale::text as locale
    from content_reports r
    join memberships m on m.community_id = r.community_id
    join users u on u.id = m.user_id
    where r.id = ${data.reportId} and r.community_id = ${community} and u.id <> r.author_id
      and m.role = 'manager' and m.status = 'active'
      and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())`)
  return rows.map(({ id, name, email, locale }) => ({ id, name, email, locale, isStaff: true }))
}

const isOpen = async (req: PayloadRequest, id: string): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from content_reports r where r.id = ${id}
      and not exists (select 1 from content_report_decisions d where d.report_id = r.id)`)
  return rows.length > 0
}

/** Nothing of what was said, and nobody's name: a mail lies in other people's hands. */
const words = ({ community, locale }: SampleContext): NoticeText => {
  const t = translatorFor({ locale, namespace: 'moderation' })
  return {
    title: t('notice.title'),
    body: t('notice.body', { community: community.name }),
    path: `/admin/reports?c=${community.slug}`,
  }
}

export const reportNotice = defineNotification({
  kind: 'content.reported',
  group: 'moderation',
  concerns: 'managers',
  event: contentReported,
  audience: judges,
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  // One notice for all that waits: the list tells them apart.
  collapse: () => 'content-reports',
  text: async ({ req, data, community, locale }) =>
    (await isOpen(req, data.reportId)) ? words({ community, locale }) : null,
  sample: { text: words },
})
