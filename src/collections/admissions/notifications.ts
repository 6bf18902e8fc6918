import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import type { Person } from '@/kernel/identity'
import { defineNotification } from '@/kernel/notifications/kind'
import { userChannel } from '@/kernel/realtime/channels'
import { defineLiveUpdate } from '@/kernel/realtime/live'
import { requestWaitingEmail } from './emails/RequestWaitingEmail'
import { joinRequestChanged, joinRequestWaiting } from './events'

/** Management hears of a request that waits for it. */
export const requestWaitingNotice = defineNotification({
  kind: 'join-request.waiting',
  event: joinRequestWaiting,
  audience: async ({ req, community }) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<Person & Record<string, unknown>>(sql`
      select distinct u.id, u.name, u.email, u.locale::text as locale
      from memberships m join users u on u.id = m.user_id
      where m.community_id = ${community} and m.role = 'manager' and m.status = 'active'
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now())`)
    return rows.map(({ id, name, email, locale }) => ({ id, name, email, locale }))
  },
  email: async ({ req, data, community, person, url }) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<{ name: string; unit_text: string }>(sql`
      select name, unit_text from join_requests
      where id = ${data.requestId} and status = 'pending'`)
    const [request] = rows
    if (!request) return null
    const { locale, name: manager } = person
    return requestWaitingEmail({
      locale,
      t: translatorFor({ locale, namespace: 'admissions' }),
      community,
      manager,
      name: request.name,
      unit: request.unit_text,
      href: url('/admin/coming-in'),
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
