import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import {
  conflictSchema,
  listConflicts,
  settleConflict,
  settleInput,
} from '../operations/offline/conflicts'
import { listSchema, offlineList } from '../operations/offline/deskList'
import { entriesAnswer, entriesInput } from '../operations/offline/entries'
import { takeEntries } from '../operations/offline/takeEntries'
import { desk, inCommunity, one } from './desk'

const list = defineEndpoint({
  ...desk,
  method: 'get',
  path: '/c/:community/desk/offline-list',
  summary: {
    en: 'What a desk needs for a day without a network; nothing where the device has it already.',
    fr: 'Ce dont une loge a besoin pour une journée sans réseau ; rien si l’appareil l’a déjà.',
  },
  response: listSchema,
  params: inCommunity,
  query: z.object({ known: z.string().max(100).default('') }),
  handler: ({ req, community, query }) =>
    offlineList({ req, community: community.id, known: query.known }),
})

const take = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/packages/offline-entries',
  summary: {
    en: 'Takes what was done without a network, each once; what does not fit is kept for a human.',
    fr: 'Reçoit ce qui a été fait sans réseau, une seule fois chacun ; ce qui ne concorde pas est gardé pour un humain.',
  },
  response: entriesAnswer,
  status: 200,
  opensTransactions: true,
  maxBody: 256 * 1024,
  params: inCommunity,
  body: entriesInput,
  handler: async ({ req, community: { id, timeZone }, body }) => ({
    entries: await takeEntries({ req, community: id, timeZone, ...body }),
  }),
})

const conflicts = defineEndpoint({
  ...desk,
  method: 'get',
  path: '/c/:community/packages/conflicts',
  summary: {
    en: 'What was done without a network and does not fit, with both versions; open ones first.',
    fr: 'Ce qui a été fait sans réseau et ne concorde pas, avec les deux versions ; les cas ouverts d’abord.',
  },
  response: z.strictObject({ conflicts: z.array(conflictSchema) }),
  params: inCommunity,
  handler: async ({ req, community }) => ({
    conflicts: await listConflicts({ req, community: community.id }),
  }),
})

const settle = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/packages/conflicts/:id/settle',
  summary: {
    en: 'A human writes down which version holds; of parallel attempts one succeeds, the others get 409.',
    fr: 'Un humain note quelle version est la bonne ; de plusieurs essais simultanés un seul aboutit, les autres reçoivent 409.',
  },
  response: z.strictObject({ id: z.uuid() }),
  status: 200,
  params: one,
  body: settleInput,
  handler: ({ req, community, params, body }) =>
    settleConflict({ req, community: community.id, id: params.id, note: body.note }),
})

export const offlineEndpoints = [list, take, conflicts, settle]
