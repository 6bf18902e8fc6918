'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { definePortalAction } from '@/kernel/portal/action'
import { linkIn } from '../operations/asking'
import { blockPerson, unblockPerson } from '../operations/blocks'
import { savePreferences } from '../operations/neighbours'
import { markConfidential } from '../operations/markConfidential'
import {
  addPeople,
  leaveConversation,
  muteConversation,
  removePerson,
  shareHistory,
} from '../operations/people'
import { messageInput, sendMessage } from '../operations/sendMessage'
import { bodyText } from '../operations/schemas'
import { startConversation, startInput } from '../operations/startConversation'

const HOUR_MS = 3_600_000
/** "Until I change it": far away, and still a date. */
const ALWAYS_HOURS = 24 * 365 * 50
const MUTE_HOURS = { hours: 8, week: 168, always: ALWAYS_HOURS } as const

const base = (slug: string) => `/c/${slug}/messages`
const one = z.object({ conversation: z.uuid() })
const chosen = z.object({ people: z.array(z.uuid()).min(1).max(20) })

const idsOf = (form: FormData): string[] =>
  form.getAll('people').filter((id) => typeof id === 'string')

/** For a browser without scripts; with them the outbox sends. */
export const sendAction = definePortalAction({
  input: one.extend({
    clientId: messageInput.shape.clientId,
    body: bodyText,
    replyTo: z
      .union([z.literal(''), z.coerce.number().int().positive()])
      .optional()
      .transform((value) => (value === '' ? undefined : value)),
  }),
  roles: [],
  handler: async ({ req, community, input: { conversation, clientId, body, replyTo } }) => {
    await sendMessage({
      req,
      community: community.id,
      id: conversation,
      input: { clientId, body, replyTo, attachments: [] },
    })
    redirect(`${base(community.slug)}/${conversation}#newest`)
  },
})

const optional = z
  .string()
  .optional()
  .transform((text) => (text === '' ? undefined : text))

const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

/** Begins a conversation with what the form says; the first message may come twice. */
export const startAction = definePortalAction({
  input: z.object({
    kind: z.enum(['inquiry', 'board', 'direct', 'group']),
    clientId: z.uuid(),
    body: z.string(),
    subject: optional,
    topic: optional,
    about: optional,
    isConfidential: ticked,
  }),
  roles: [],
  handler: async ({ req, community, input, form }) => {
    const { kind, clientId, body, subject, topic, about, isConfidential } = input
    const people = idsOf(form)
    const link = about === undefined ? null : linkIn(about)
    const shared = { clientId, body, link, ...(subject !== undefined && { subject }) }
    const asked = {
      inquiry: { ...shared, kind, isConfidential, ...(topic !== undefined && { topic }) },
      board: { ...shared, kind, isConfidential },
      direct: { ...shared, kind, people },
      group: { ...shared, kind, people },
    }[kind]
    const starting = startInput.parse(asked, { reportInput: true })
    const { conversation } = await startConversation({
      req,
      community: community.id,
      input: starting,
    })
    redirect(`${base(community.slug)}/${conversation}`)
  },
})

export const addAction = definePortalAction({
  input: one.extend({ shares: z.string().optional() }),
  roles: [],
  handler: async ({ req, community, input: { conversation, shares }, form }) => {
    const { people } = chosen.parse({ people: idsOf(form) }, { reportInput: true })
    await addPeople(
      { req, community: community.id, id: conversation },
      { people, sharesHistory: shares === 'yes' },
    )
    redirect(`${base(community.slug)}/${conversation}/people`)
  },
})

/** What is done with one person of a conversation, or with one's own part in it. */
export const partAction = definePortalAction({
  input: one.extend({
    what: z.enum(['share', 'remove', 'leave', 'confidential', 'hours', 'week', 'always', 'unmute']),
    person: z.uuid().optional(),
  }),
  roles: [],
  handler: async ({ req, community, input: { conversation, what, person = '' } }) => {
    const at = { req, community: community.id, id: conversation }
    switch (what) {
      case 'share':
        await shareHistory(at, person)
        break
      case 'remove':
        await removePerson(at, person)
        break
      case 'leave':
        await leaveConversation(at)
        redirect(base(community.slug))
        break
      case 'confidential':
        await markConfidential(at)
        break
      case 'unmute':
        await muteConversation(at, { until: null })
        break
      case 'hours':
      case 'week':
      case 'always': {
        const until = systemClock.now().getTime() + MUTE_HOURS[what] * HOUR_MS
        await muteConversation(at, { until: new Date(until).toISOString() })
      }
    }
    revalidatePath('/', 'layout')
    return undefined
  },
})

/** Whether a neighbour may write to the person directly. */
export const blockAction = definePortalAction({
  input: z.object({ what: z.enum(['block', 'unblock']), person: z.uuid() }),
  roles: [],
  handler: async ({ req, community, input: { what, person } }) => {
    const change = what === 'block' ? blockPerson : unblockPerson
    await change({ req, community: community.id, person })
    revalidatePath('/', 'layout')
    return undefined
  },
})

export const preferencesAction = definePortalAction({
  input: z.object({ acceptsDirect: ticked, showsReceipts: ticked, showsPresence: ticked }),
  roles: [],
  handler: async ({ req, community, input: { acceptsDirect, showsReceipts, showsPresence } }) => {
    await savePreferences(req, community.id, {
      acceptsDirect,
      hidesReceipts: !showsReceipts,
      hidesPresence: !showsPresence,
    })
    revalidatePath('/', 'layout')
    return undefined
  },
})
