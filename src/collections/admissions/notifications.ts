import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import type { Person } from '@/kernel/identity'
import { defineNotification } from '@/kernel/notifications/kind'
import { userChannel } from '@/kernel/realtime/channels'
import { defineLiveUpdate } from '@/kernel/realtime/live'
import { requestWaitingEmail } from './emails/RequestWaitingEmail'
import { joinRequestChanged, joinRequestWaiting } from './events'

interface WaitingRow extends Record<string, unknown> {
  name: string
  unit_text: string
}

const waitingRequest = async (req: PayloadRequest, id: string): Promise<WaitingRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<WaitingRow>(sql`
    select name, unit_text from join_requests where id = ${id} and status = 'pending'`)
  return rows[0]
}

/** Management hears of a request that waits for it. */
export const requestWaitingNotice = defineNotification({
  kind: 'join-request.waiting',
  group: 'admission',
  event: joinRequestWaiting,
  audience: async ({ req, community }) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<Person & Record<string, unknown>>(sql`
      select distinct u.id, u.name, u.email, u.locale::text as locale
      from memberships m join users u on u.id = m.user_id
      where m.community_id = ${community} and m.role = 'manager' and m.status = 'active'
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now())`)
    return rows.map(({ id, name, email, locale }) => ({ id, name, email, locale, isStaff: true }))
  },
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  text: async ({ req, data, locale }) => {
    const request = await waitingRequest(req, data.requestId)
    if (!request) return null
    const t = translatorFor({ locale, namespace: 'admissions' })
    return {
      title: t('notice.title'),
      body: t('notice.body', { name: request.name, unit: request.unit_text }),
      path: '/admin/coming-in',
    }
  },
  email: async ({ req, data, community, locale, name, href }) => {
    const request = await waitingRequest(req, data.requestId)
    if (!request) return null
    return requestWaitingEmail({
      locale,
      t: translatorFor({ locale, namespace: 'admissions' }),
      community,
      manager: name,
      name: request.name,
      unit: request.unit_text,
      href,
    })
  },
})

/** The waiting page of whoever asked. */
export const requestScreens = [joinRequestWaiting, joinRequestChanged].map((event) =>
  defineLiveUpdate({
    event,
    channels: ({ data }) => Promise.resolve([userChannel(data.personId)]),
    message: ({ requestId }) => ({ requestId }),
  }),
)
