import { z } from 'zod'
import { inTransaction } from '@/kernel/database/transaction'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { localeOfRequest } from '@/kernel/i18n/locales'
import { RESOLUTIONS, TEAM_ROLES } from '../domain/kinds'
import { bulkInput, bulkSchema, handleMany } from '../operations/bulk'
import {
  alikeSchema,
  mattersAlike,
  mergedSchema,
  mergeInput,
  mergeInto,
} from '../operations/mergeMatters'
import { queueCounts, queueCountsSchema } from '../operations/queueCounts'
import { exportReport, reportByTopic, reportInput } from '../operations/report'
import { cardSchema, residentCard } from '../operations/residentCard'
import { staffOf } from '../operations/route'
import { savedReplies, savedReplySchema } from '../operations/savedReplies'
import { inCommunity, oneConversation } from './params'

const staff = { auth: 'user', roles: TEAM_ROLES } as const

const counts = defineEndpoint({
  ...staff,
  method: 'get',
  path: '/c/:community/conversations/queue-counts',
  summary: {
    en: 'How many matters are in each queue of the person, and how many open ones on each topic.',
    fr: 'Combien d’affaires comporte chaque file de la personne, et combien sont ouvertes par sujet.',
  },
  response: queueCountsSchema,
  params: inCommunity,
  handler: ({ req, community }) => queueCounts({ req, community: community.id }),
})

const colleagues = defineEndpoint({
  ...staff,
  method: 'get',
  path: '/c/:community/conversations/staff',
  summary: {
    en: 'Who works for the community, to whom a matter can be given.',
    fr: 'Qui travaille pour la résidence, et à qui une affaire peut être confiée.',
  },
  response: z.strictObject({
    staff: z.array(z.strictObject({ id: z.uuid(), name: z.string(), roles: z.array(z.string()) })),
  }),
  params: inCommunity,
  handler: async ({ req, community }) => ({
    staff: (await staffOf(req, community.id))
      .map(({ user_id, name, roles }) => ({ id: user_id, name, roles }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  }),
})

const bulk = defineEndpoint({
  ...staff,
  method: 'post',
  path: '/c/:community/conversations/bulk',
  status: 200,
  summary: {
    en: 'Assigns, resolves, archives or snoozes up to 50 matters at once; each is logged on its own.',
    fr: 'Confie, règle, archive ou met de côté jusqu’à 50 affaires ; chacune est consignée à part.',
  },
  response: bulkSchema,
  params: inCommunity,
  body: bulkInput,
  handler: ({ req, community, body }) => handleMany({ req, community: community.id, input: body }),
})

const card = defineEndpoint({
  auth: 'user',
  roles: ['manager'],
  method: 'post',
  path: '/c/:community/conversations/:id/card',
  status: 200,
  summary: {
    en: 'What management knows of who writes; the look is written down for them to see.',
    fr: 'Ce que la gestion sait de la personne qui écrit ; la consultation est consignée et lui est visible.',
  },
  response: cardSchema,
  params: oneConversation,
  handler: ({ req, community, params }) =>
    residentCard({ req, community: community.id, id: params.id }),
})

const replies = defineEndpoint({
  ...staff,
  method: 'get',
  path: '/c/:community/conversations/saved-replies',
  summary: {
    en: 'Texts that the staff writes again and again, with gaps for who asked.',
    fr: 'Les textes que l’équipe écrit souvent, avec des blancs pour qui a demandé.',
  },
  response: z.strictObject({ replies: z.array(savedReplySchema) }),
  params: inCommunity,
  handler: async ({ req, community }) => ({ replies: await savedReplies(req, community.id) }),
})

const report = defineEndpoint({
  auth: 'user',
  roles: ['manager'],
  method: 'get',
  path: '/c/:community/conversations/report',
  summary: {
    en: 'What residents asked between two days, by topic: how many, how soon answered, how it ended.',
    fr: 'Les demandes des résidents entre deux jours, par sujet : nombre, délais, issue.',
  },
  response: z.strictObject({
    rows: z.array(
      z.strictObject({
        topic: z.string().nullable(),
        count: z.int(),
        answered: z.int(),
        firstAnswerMinutes: z.int().nullable(),
        late: z.int(),
        resolved: z.int(),
        resolutionMinutes: z.int().nullable(),
        resolutions: z.record(z.enum(RESOLUTIONS), z.int()),
      }),
    ),
  }),
  params: inCommunity,
  query: reportInput,
  handler: async ({ req, community, query }) => ({
    rows: await reportByTopic(req, community, query),
  }),
})

const reportFile = defineEndpoint({
  auth: 'user',
  roles: ['manager'],
  method: 'get',
  path: '/c/:community/conversations/report.csv',
  summary: { en: 'The same report as a table.', fr: 'Le même rapport sous forme de tableau.' },
  params: inCommunity,
  query: reportInput,
  file: 'text/csv',
  response: fileSchema,
  handler: ({ req, community, query }) =>
    inTransaction(req, () => exportReport(req, community, query, localeOfRequest(req))),
})

const alike = defineEndpoint({
  ...staff,
  method: 'get',
  path: '/c/:community/conversations/:id/alike',
  summary: {
    en: 'Open matters of the same residents, into which this one can be merged.',
    fr: 'Les affaires en cours des mêmes résidents, avec lesquelles celle-ci peut être fusionnée.',
  },
  response: z.strictObject({ matters: z.array(alikeSchema) }),
  params: oneConversation,
  handler: async ({ req, community, params }) => ({
    matters: await mattersAlike({ req, community: community.id, id: params.id }),
  }),
})

const merge = defineEndpoint({
  ...staff,
  method: 'post',
  path: '/c/:community/conversations/:id/merge',
  status: 200,
  summary: {
    en: 'Closes a matter as the duplicate of another of the same residents, with a line that leads there.',
    fr: 'Ferme une affaire comme doublon d’une autre des mêmes résidents, avec une ligne qui y mène.',
  },
  response: mergedSchema,
  params: oneConversation,
  body: mergeInput,
  handler: ({ req, community, params, body }) =>
    mergeInto({ req, community: community.id, id: params.id }, body),
})

export const inboxEndpoints = [
  counts,
  colleagues,
  bulk,
  replies,
  report,
  reportFile,
  card,
  alike,
  merge,
]
