import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import {
  conflictSchema,
  listConflicts,
  settleConflict,
  settleInput,
} from '../operations/offline/conflicts'
import { entriesAnswer, entriesInput } from '../operations/offline/entries'
import { gateDay, gateDaySchema } from '../operations/offline/gateDay'
import { takeEntries } from '../operations/offline/takeEntries'
import { done, inCommunity, one } from './shapes'

const gate = { auth: 'user', roles: DESK_ROLES } as const

const day = defineEndpoint({
  ...gate,
  method: 'get',
  path: '/c/:community/gate/offline-list',
  summary: {
    en: 'What a registered device of yours needs at the gate for a day without a network.',
    fr: 'Ce dont un appareil que vous avez enregistré a besoin à l’entrée pour une journée sans réseau.',
  },
  response: gateDaySchema,
  params: inCommunity,
  query: z.object({ device: z.uuid(), known: z.string().max(100).default('') }),
  handler: ({ req, community, query }) =>
    gateDay({ req, community, now: systemClock.now() }, query),
})

const take = defineEndpoint({
  ...gate,
  method: 'post',
  path: '/c/:community/gate/offline-entries',
  summary: {
    en: 'Takes who was let in and out without a network, each once; what does not fit is kept for a human.',
    fr: 'Reçoit les entrées et sorties faites sans réseau, une seule fois chacune ; ce qui ne concorde pas est gardé pour un humain.',
  },
  response: entriesAnswer,
  status: 200,
  opensTransactions: true,
  params: inCommunity,
  body: entriesInput,
  handler: async ({ req, community, body }) => ({
    entries: await takeEntries({ req, community: community.id, now: systemClock.now(), ...body }),
  }),
})

const conflicts = defineEndpoint({
  ...gate,
  method: 'get',
  path: '/c/:community/gate/conflicts',
  summary: {
    en: 'Who was let in or out without a network and does not fit; open ones first.',
    fr: 'Les entrées et sorties faites sans réseau qui ne concordent pas ; les cas ouverts d’abord.',
  },
  response: z.strictObject({ conflicts: z.array(conflictSchema) }),
  params: inCommunity,
  handler: async ({ req, community }) => ({
    conflicts: await listConflicts({ req, community: community.id }),
  }),
})

const settle = defineEndpoint({
  ...gate,
  method: 'post',
  path: '/c/:community/gate/conflicts/:id/settle',
  summary: {
    en: 'A human writes down what holds; of parallel attempts one succeeds, the others get 409.',
    fr: 'Un humain note ce qui est juste ; de plusieurs essais simultanés un seul aboutit, les autres reçoivent 409.',
  },
  response: done,
  status: 200,
  params: one,
  body: settleInput,
  handler: ({ req, community, params, body }) =>
    settleConflict({ req, community: community.id, id: params.id, note: body.note }),
})

export const gateOfflineEndpoints = [day, take, conflicts, settle]
