import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import type { Person } from '@/kernel/identity'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, Recipient, SampleContext } from '@/kernel/notifications/kind'
import { sampleWords } from '@/kernel/notifications/sampleWords'
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

type ForMail = SampleContext & { name: string; href: string }

const requestWords = (
  { name, unit_text: unit }: WaitingRow,
  { locale }: SampleContext,
): NoticeText => {
  const t = translatorFor({ locale, namespace: 'admissions' })
  return {
    title: t('notice.title'),
    body: t('notice.body', { name, unit }),
    path: '/admin/coming-in',
  }
}

const requestMail = (
  { name, unit_text: unit }: WaitingRow,
  { community, locale, name: manager, href }: ForMail,
) => {
  const t = translatorFor({ locale, namespace: 'admissions' })
  const words = t('waitingMail.body', { name, unit })
  return requestWaitingEmail({ locale, t, community, manager, name, unit, words, href })
}

const madeUpRequest = (locale: string): WaitingRow => {
  const { person: name, unit: unit_text } = sampleWords(locale)
  return { name, unit_text }
}

/** Management hears of a request that waits for it. */
export const requestWaitingNotice = defineNotification({
  kind: 'join-request.waiting',
  group: 'admission',
  concerns: 'staff',
  event: joinRequestWaiting,
  audience: managersOf,
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  text: async (context) => {
    const request = await waitingRequest(context.req, context.data.requestId)
    return request ? requestWords(request, context) : null
  },
  email: async (context) => {
    const request = await waitingRequest(context.req, context.data.requestId)
    return request ? requestMail(request, context) : null
  },
  sample: {
    text: (context) => requestWords(madeUpRequest(context.locale), context),
    email: (context) => requestMail(madeUpRequest(context.locale), context),
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

type Asked = Pick<AskedRow, 'name' | 'unit' | 'origin' | 'asker'>

const askedWords = ({ name, unit }: Asked, { locale }: SampleContext): NoticeText => {
  const t = translatorFor({ locale, namespace: 'admissions' })
  return {
    title: t('notice.asked'),
    body: t('notice.body', { name, unit }),
    path: '/admin/coming-in',
  }
}

const askedMail = (
  { name, unit, origin, asker }: Asked,
  { community, locale, name: manager, href }: ForMail,
) => {
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
}

const madeUpAsked = (locale: string): Asked => {
  const { person: name, other: asker, unit } = sampleWords(locale)
  return { name, unit, asker, origin: 'household' }
}

/** Management hears of somebody whom the desk or a household asks in. */
export const invitationWaitingNotice = defineNotification({
  kind: 'invitation.waiting',
  group: 'admission',
  concerns: 'staff',
  event: invitationWaiting,
  audience: managersOf,
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  text: async (context) => {
    const asked = await askedOf(context.req, context.data.invitationId)
    return asked?.status === 'waiting' ? askedWords(asked, context) : null
  },
  email: async (context) => {
    const asked = await askedOf(context.req, context.data.invitationId)
    return asked?.status === 'waiting' ? askedMail(asked, context) : null
  },
  sample: {
    text: (context) => askedWords(madeUpAsked(context.locale), context),
    email: (context) => askedMail(madeUpAsked(context.locale), context),
  },
})

/** What was said of an invitation; undefined while nothing is, or where it is over. */
const decisionOf = async (req: PayloadRequest, id: string) => {
  const asked = await askedOf(req, id)
  if (asked?.status !== 'open' && asked?.status !== 'declined') return undefined
  return { name: asked.name, reason: asked.reason, isApproved: asked.status === 'open' }
}

interface Decision {
  name: string
  reason: string | null
  isApproved: boolean
}

const decisionWords = (
  { name, isApproved, reason }: Decision,
  { community, locale }: SampleContext,
): NoticeText => {
  const t = translatorFor({ locale, namespace: 'admissions' })
  return {
    title: t(`askedDecision.${isApproved ? 'approved' : 'declined'}.heading`, { name }),
    body: reason ?? t('notice.decided', { community: community.name }),
    path: `/c/${community.slug}/settings/household`,
    lockScreen: { title: community.name, body: t('notice.answered') },
  }
}

const decisionMail = (decision: Decision, { community, locale, name: person, href }: ForMail) => {
  const t = translatorFor({ locale, namespace: 'admissions' })
  return askedDecisionEmail({ locale, t, community, person, href, ...decision })
}

const madeUpDecision = (locale: string): Decision => ({
  name: sampleWords(locale).person,
  reason: null,
  isApproved: true,
})

/** Whoever asked for their household hears what management said; the desk sees it on its page. */
export const invitationDecidedNotice = defineNotification({
  kind: 'invitation.decided',
  group: 'admission',
  concerns: 'residents',
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
  text: async (context) => {
    const decision = await decisionOf(context.req, context.data.invitationId)
    return decision ? decisionWords(decision, context) : null
  },
  email: async (context) => {
    const decision = await decisionOf(context.req, context.data.invitationId)
    return decision ? decisionMail(decision, context) : null
  },
  sample: {
    text: (context) => decisionWords(madeUpDecision(context.locale), context),
    email: (context) => decisionMail(madeUpDecision(context.locale), context),
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
