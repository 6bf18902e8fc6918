import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { decidedSchema, decideReport, decisionInput } from '../operations/decideReport'
import { fileReport, reportedSchema, reportInput } from '../operations/fileReport'
import { listReports, reportsInput, reportsSchema } from '../operations/listReports'

const inCommunity = z.object({ community: z.string() })

const report = defineEndpoint({
  auth: 'user',
  method: 'post',
  path: '/c/:community/reports',
  limit: 'report',
  summary: {
    en: 'Reports what somebody else wrote to the management, which sees it as it is now; once.',
    fr: 'Signale à la gestion ce que quelqu’un d’autre a écrit, tel que c’est à présent ; une fois.',
  },
  response: reportedSchema,
  params: inCommunity,
  body: reportInput,
  handler: ({ req, community, body }) => fileReport({ req, community: community.id, input: body }),
})

const list = defineEndpoint({
  auth: 'user',
  roles: ['manager'],
  method: 'get',
  path: '/c/:community/reports',
  summary: {
    en: 'Reports that wait for a decision, or those that were decided; each look is recorded.',
    fr: 'Les signalements en attente d’une décision, ou ceux qui sont réglés ; chaque lecture est consignée.',
  },
  response: reportsSchema,
  params: inCommunity,
  query: reportsInput,
  handler: ({ req, community, query }) => listReports(req, community.id, query),
})

const decide = defineEndpoint({
  auth: 'user',
  roles: ['manager'],
  method: 'post',
  path: '/c/:community/reports/:id/decision',
  status: 200,
  summary: {
    en: 'Decides about a report, once: nothing is wrong, or what was said is taken away.',
    fr: 'Règle un signalement, une seule fois : rien à redire, ou le contenu est retiré.',
  },
  response: decidedSchema,
  params: inCommunity.extend({ id: z.uuid() }),
  body: decisionInput,
  handler: ({ req, community, params, body }) =>
    decideReport({ req, community: community.id, id: params.id, input: body }),
})

export const moderationEndpoints = [report, list, decide]
