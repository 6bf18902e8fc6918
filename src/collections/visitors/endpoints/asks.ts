import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { inTransaction } from '@/kernel/database/transaction'
import { DESK_ROLES, RESIDENT_ROLES } from '@/kernel/domain/membership'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { ANSWERED_AS, ANSWERS } from '../domain/ask'
import { VISIT_PURPOSES } from '../domain/visit'
import { handleAlarm, handleAlarmInput } from '../operations/alarms'
import { announceAtGate, announceInput } from '../operations/asks/announce'
import { answerAsk, decideAtGate } from '../operations/asks/answer'
import { asksAtGate, asksOfHome } from '../operations/asks/asksShown'
import type { Ask } from '../operations/asks/asksShown'
import { done, inCommunity, moment, one } from './shapes'

const gate = { auth: 'user', roles: DESK_ROLES } as const
const resident = { auth: 'user', roles: RESIDENT_ROLES } as const

const askSchema = z.strictObject({
  id: z.uuid().describe('Of the visit.'),
  name: z.string(),
  unit: z.string(),
  gate: z.string(),
  purpose: z.enum(VISIT_PURPOSES),
  party: z.int(),
  vehicle: z.string(),
  photo: z.string().nullable().describe('A link for the person, good for some minutes.'),
  at: moment,
  state: z.enum(['held', 'asking', 'unanswered', 'let-in', 'refused', 'over']),
  unansweredAt: moment.nullable().describe('When the gate goes on without an answer.'),
  answer: z
    .strictObject({
      given: z.enum(ANSWERS),
      as: z.enum(ANSWERED_AS).describe('`rule`: the home lets in nobody unannounced now.'),
      by: z.string().describe('Empty where the rule of the home has answered.'),
      isOwn: z.boolean().describe('Whether it is the person’s own answer.'),
      at: moment,
    })
    .nullable(),
})

const askView = ({ at, unansweredAt, answer, ...ask }: Ask): z.output<typeof askSchema> => ({
  ...ask,
  at: at.toISOString(),
  unansweredAt: unansweredAt?.toISOString() ?? null,
  answer: answer && { ...answer, at: answer.at.toISOString() },
})

const announce = defineEndpoint({
  ...gate,
  method: 'post',
  path: '/c/:community/gate/asks',
  summary: {
    en: 'Asks a household about somebody at the gate whom nobody announced.',
    fr: 'Demande à un foyer s’il attend une personne que nul n’a annoncée à l’entrée.',
  },
  response: z.strictObject({
    id: z.uuid(),
    isHeld: z.boolean().describe('Whether a manager is asked first.'),
  }),
  params: inCommunity,
  body: announceInput,
  handler: ({ req, community, body }) =>
    announceAtGate({ req, community, now: systemClock.now() }, body),
})

const list = defineEndpoint({
  ...gate,
  method: 'get',
  path: '/c/:community/gate/asks',
  summary: {
    en: 'Who stands at the gate without an invitation, and what their household says.',
    fr: 'Qui se tient à l’entrée sans invitation, et ce que répond le foyer.',
  },
  response: z.strictObject({ asks: z.array(askSchema) }),
  params: inCommunity,
  handler: async ({ req, community }) => {
    const place = { req, community: community.id, now: systemClock.now() }
    return { asks: (await asksAtGate(place)).map(askView) }
  },
})

const decide = defineEndpoint({
  ...gate,
  method: 'post',
  path: '/c/:community/gate/asks/:id/decide',
  summary: {
    en: 'The gate goes on where nobody at home has answered in time, or sends somebody away.',
    fr: 'L’entrée poursuit si personne n’a répondu à temps, ou refuse l’entrée.',
  },
  response: done,
  status: 200,
  params: one,
  body: z.object({ answer: z.enum(ANSWERS) }),
  handler: async ({ req, community, params: { id }, body: { answer } }) => {
    const place = { req, community: community.id, now: systemClock.now() }
    await inTransaction(req, () => decideAtGate(place, { visit: id, answer }))
    return { id }
  },
})

const own = defineEndpoint({
  ...resident,
  method: 'get',
  path: '/c/:community/my/gate-asks',
  summary: {
    en: 'Whom the gate asked the person’s home about in the last day, and who answered.',
    fr: 'Pour qui l’entrée a interrogé le foyer depuis un jour, et qui a répondu.',
  },
  response: z.strictObject({ asks: z.array(askSchema) }),
  params: inCommunity,
  handler: async ({ req, community }) => {
    const place = { req, community: community.id, now: systemClock.now() }
    return { asks: (await asksOfHome(place)).map(askView) }
  },
})

const answer = defineEndpoint({
  ...resident,
  method: 'post',
  path: '/c/:community/my/gate-asks/:id/answer',
  summary: {
    en: 'Lets in, or refuses, somebody whom nobody announced; the first answer of the home holds.',
    fr: 'Accepte ou refuse une personne que nul n’a annoncée ; la première réponse du foyer vaut.',
  },
  response: done,
  status: 200,
  params: one,
  body: z.object({ answer: z.enum(ANSWERS) }),
  handler: async ({ req, community, params: { id }, body }) => {
    const place = { req, community: community.id, now: systemClock.now() }
    await inTransaction(req, () => answerAsk(place, { visit: id, answer: body.answer }))
    return { id }
  },
})

const handled = defineEndpoint({
  ...gate,
  method: 'post',
  path: '/c/:community/gate/visits/:id/alarm',
  summary: {
    en: 'Says what was done about somebody who stays too long; the alarm ends.',
    fr: 'Indique ce qui a été fait pour une personne restée trop longtemps ; l’alerte cesse.',
  },
  response: done,
  status: 200,
  params: one,
  body: handleAlarmInput,
  handler: async ({ req, community, params: { id }, body }) => {
    const place = { req, community: community.id, now: systemClock.now() }
    await inTransaction(req, () => handleAlarm(place, id, body))
    return { id }
  },
})

export const askEndpoints = [announce, list, decide, own, answer, handled]
