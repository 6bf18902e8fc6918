import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { VERDICT_REASONS } from '../domain/visit'
import { checkAtGate } from '../operations/checkAtGate'
import { enter, ENTRY_METHODS, leave } from '../operations/comeAndGo'
import { MISSES } from '../operations/findPass'
import { expectedToday, insideNow } from '../operations/gateLists'
import { answerHold, openHolds } from '../operations/holds'
import { noteSearch } from '../operations/looks'
import { done, inCommunity, moment, one, visitSchema, visitView } from './shapes'

const gate = { auth: 'user', roles: DESK_ROLES } as const

const board = defineEndpoint({
  ...gate,
  method: 'get',
  path: '/c/:community/gate',
  summary: {
    en: 'Who is inside now, who is still expected today, and who waits for a manager.',
    fr: 'Qui est à l’intérieur, qui est encore attendu aujourd’hui, et qui attend un gestionnaire.',
  },
  response: z.strictObject({
    inside: z.array(visitSchema),
    expected: z.array(visitSchema),
    held: z.array(
      z.strictObject({
        id: z.uuid(),
        visit: z.uuid(),
        name: z.string(),
        unit: z.string(),
        listed: z.string(),
        reason: z.string(),
        at: moment,
      }),
    ),
  }),
  params: inCommunity,
  query: z.object({ q: z.string().max(100).default('').describe('A name, a unit or a vehicle.') }),
  handler: async ({ req, community, query: { q: words } }) => {
    const place = { req, community }
    const holds = await openHolds(req, community.id)
    const expected = await expectedToday(place, { now: systemClock.now(), words })
    if (words.trim() !== '') await noteSearch({ req, community: community.id }, expected)
    return {
      inside: (await insideNow(place)).map(visitView),
      expected: expected.map(visitView),
      held: holds.map(({ at, ...hold }) => ({ ...hold, at: at.toISOString() })),
    }
  },
})

const check = defineEndpoint({
  ...gate,
  method: 'post',
  path: '/c/:community/gate/check',
  summary: {
    en: 'What the gate says to a scanned pass or six typed digits. Wrong codes are counted.',
    fr: 'Ce que l’entrée répond à un laissez-passer scanné ou à six chiffres. Les codes faux sont comptés.',
  },
  response: z.strictObject({
    verdict: z.enum(['verified', 'caution', 'refused']),
    reason: z.enum([...VERDICT_REASONS, ...MISSES]),
    method: z.enum(['qr', 'code']).nullable(),
    visit: visitSchema.nullable(),
  }),
  status: 200,
  params: inCommunity,
  body: z.object({ typed: z.string().trim().min(1).max(400) }),
  handler: async ({ req, community, body: { typed } }) => {
    const { visit, ...answer } = await checkAtGate(
      { req, community, now: systemClock.now() },
      typed,
    )
    return { ...answer, visit: visit && visitView(visit) }
  },
})

const letIn = defineEndpoint({
  ...gate,
  method: 'post',
  path: '/c/:community/gate/visits/:id/enter',
  summary: {
    en: 'Lets somebody in; of parallel attempts one succeeds, the others get 409. `held`: the block list stops them.',
    fr: 'Laisse entrer quelqu’un ; de plusieurs essais simultanés un seul aboutit, les autres reçoivent 409. `held` : une liste l’arrête.',
  },
  response: z.strictObject({ outcome: z.enum(['inside', 'held']) }),
  status: 200,
  params: one,
  body: z.object({
    method: z.enum(ENTRY_METHODS).default('list'),
    gate: z.uuid().nullable().default(null),
  }),
  handler: async ({ req, community, params: { id }, body: { method, gate: at } }) => {
    const place = { req, community: community.id, now: systemClock.now() }
    return { outcome: await enter(place, { id, method, gate: at }) }
  },
})

const letOut = defineEndpoint({
  ...gate,
  method: 'post',
  path: '/c/:community/gate/visits/:id/leave',
  summary: {
    en: 'Notes that somebody has left.',
    fr: 'Note le départ de quelqu’un.',
  },
  response: done,
  status: 200,
  params: one,
  handler: async ({ req, community, params: { id } }) => {
    await leave({ req, community: community.id, now: systemClock.now() }, id)
    return { id }
  },
})

const answer = defineEndpoint({
  auth: 'user',
  roles: ['manager'],
  method: 'post',
  path: '/c/:community/gate/holds/:id/answer',
  summary: {
    en: 'A manager lets somebody in whom the block list stopped, or has them turned away.',
    fr: 'Un gestionnaire laisse entrer une personne arrêtée par la liste, ou la fait refuser.',
  },
  response: done,
  status: 200,
  params: one,
  body: z.object({ answer: z.enum(['allowed', 'denied']) }),
  handler: async ({ req, community, params: { id }, body }) => {
    await answerHold({ req, community: community.id }, { id, answer: body.answer })
    return { id }
  },
})

export const gateEndpoints = [board, check, letIn, letOut, answer]
