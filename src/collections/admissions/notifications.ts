import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import type { Person } from '@/kernel/identity'
import { defineNotification } from '@/kernel/notifications/kind'
import type { Recipient } from '@/kernel/notifications/kind'
import { deskChannel, userChannel } from '@/kernel/realtime/channels'
import { defineLiveUpdate } from '@/kernel/realtime/live'
import { askedDecisionEmail } from './emails/AskedDecisionEmail'
import { requestWaitingEmail } from './emails/RequestWaitingEmail'
import {
  invitationChanged,
  invitationDecided,
  invitationWaiting,
  joinRequestChanged,
  joinRequestWaiting,
} from './events'
import { INVITER_HOLDS } from './operations/invitations/inviterHolds'

const managersOf = async ({
  req,
  community,
}: {
  req: PayloadRequest
  community: string
}): Promise<Recipient[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Person & Record<string, unknown>>(sql`
    select distinct u.id, u.name, u.email, u.locale::text as locale
    from memberships m join users u on u.id = m.user_id
    where m.community_id = ${community} and m.role = 'manager' and m.status = 'active'
      and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())`)
  return rows.map(({ id, name, email, locale }) => ({ id, name, email, locale, isStaff: true }))
}

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
  audience: managersOf,
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
  email: async ({ req, data, community, locale, name: manager, href }) => {
    const request = await waitingRequest(req, data.requestId)
    if (!request) return null
    const { name, unit_text: unit } = request
    const t = translatorFor({ locale, namespace: 'admissions' })
    const words = t('waitingMail.body', { name, unit })
    return requestWaitingEmail({ locale, t, community, manager, name, unit, words, href })
  },
})

type AskedRow = Record<string, unknown> & {
  name: string
  unit: string
  origin: string
  status: string
  reason: string | null
  asker: string
}

const askedOf = async (req: PayloadRequest, id: string): Promise<AskedRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<AskedRow>(sql`
    select i.name, u.label as unit, i.origin, i.status, i.reason, a.name as asker
    from membership_invitations i join units u on u.id = i.unit_id
      join users a on a.id = i.invited_by_id
    where i.id = ${id} and ${INVITER_HOLDS}`)
  return rows[0]
}

/** Management hears of somebody whom the desk or a household asks in. */
export const invitationWaitingNotice = defineNotification({
  kind: 'invitation.waiting',
  group: 'admission',
  event: invitationWaiting,
  audience: managersOf,
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  text: async ({ req, data, locale }) => {
    const asked = await askedOf(req, data.invitationId)
    if (asked?.status !== 'waiting') return null
    const t = translatorFor({ locale, namespace: 'admissions' })
    const { name, unit } = asked
    return {
      title: t('notice.asked'),
      body: t('notice.body', { name, unit }),
      path: '/admin/coming-in',
    }
  },
  email: async ({ req, data, community, locale, name: manager, href }) => {
    const asked = await askedOf(req, data.invitationId)
    if (asked?.status !== 'waiting') return null
    const { name, unit, origin, asker } = asked
    const t = translatorFor({ locale, namespace: 'admissions' })
    const words = t(`waitingMail.${origin}`, { name, unit, asker })
    return requestWaitingEmail({
      locale,
      t,
      community,
      manager,
      name,
      unit,
      words,
      isForOthers: true,
      href,
    })
  },
})

/** What was said of an invitation; undefined while nothing is, or where it is over. */
const decisionOf = async (req: PayloadRequest, id: string) => {
  const asked = await askedOf(req, id)
  if (asked?.status !== 'open' && asked?.status !== 'declined') return undefined
  return { name: asked.name, reason: asked.reason, isApproved: asked.status === 'open' }
}

/** Whoever asked for their household hears what management said; the desk sees it on its page. */
export const invitationDecidedNotice = defineNotification({
  kind: 'invitation.decided',
  group: 'admission',
  event: invitationDecided,
  audience: async ({ req, data }) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<Person & Record<string, unknown>>(sql`
      select a.id, a.name, a.email, a.locale::text as locale
      from membership_invitations i join users a on a.id = i.invited_by_id
      where i.id = ${data.invitationId} and i.origin = 'household' and ${INVITER_HOLDS}`)
    return rows.map(({ id, name, email, locale }) => ({ id, name, email, locale }))
  },
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  text: async ({ req, data, community, locale }) => {
    const decision = await decisionOf(req, data.invitationId)
    if (!decision) return null
    const t = translatorFor({ locale, namespace: 'admissions' })
    const { name, isApproved, reason } = decision
    return {
      title: t(`askedDecision.${isApproved ? 'approved' : 'declined'}.heading`, { name }),
      body: reason ?? t('notice.decided', { community: community.name }),
      path: `/c/${community.slug}/settings/household`,
      lockScreen: { title: community.name, body: t('notice.answered') },
    }
  },
  email: async ({ req, data, community, locale, name: person, href }) => {
    const decision = await decisionOf(req, data.invitationId)
    if (!decision) return null
    const t = translatorFor({ locale, namespace: 'admissions' })
    return askedDecisionEmail({ locale, t, community, person, href, ...decision })
  },
})

/** The pages of the desk and of whoever asked. */
export const invitationScreens = [invitationWaiting, invitationDecided, invitationChanged].map(
  (event) =>
    defineLiveUpdate({
      event,
      channels: ({ community, data }) =>
        Promise.resolve([deskChannel(community), userChannel(data.askerId)]),
      message: ({ invitationId }) => ({ invitationId }),
    }),
)

/** The waiting page of whoever asked. */
export const requestScreens = [joinRequestWaiting, joinRequestChanged].map((event) =>
  defineLiveUpdate({
    event,
    channels: ({ data }) => Promise.resolve([userChannel(data.personId)]),
    message: ({ requestId }) => ({ requestId }),
  }),
)
