import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import {
  auditInFull,
  auditList,
  auditSchema,
  openAuditSchema,
} from '../operations/shelfAudit/auditView'
import {
  COUNT_RESULTS,
  countCodes,
  countInput,
  uncount,
  uncountInput,
} from '../operations/shelfAudit/countCodes'
import { finishAudit } from '../operations/shelfAudit/finishAudit'
import {
  incidentSchema,
  openIncidents,
  settleIncident,
  settleInput,
} from '../operations/shelfAudit/incidents'
import { lineSchema } from '../operations/shelfAudit/lines'
import { cancelAudit, startAudit, startAuditInput } from '../operations/shelfAudit/startAudit'
import { desk, inCommunity, one } from './desk'

const done = z.strictObject({ id: z.uuid() })

const list = defineEndpoint({
  ...desk,
  method: 'get',
  path: '/c/:community/shelf-audits',
  summary: {
    en: 'Counts of shelves, open ones first, and the differences that are open.',
    fr: 'Les comptages d’étagères, en cours d’abord, et les écarts non réglés.',
  },
  response: z.strictObject({
    audits: z.array(auditSchema),
    differences: z.array(incidentSchema),
  }),
  params: inCommunity,
  handler: async ({ req, community: { id: community } }) => ({
    audits: await auditList({ req, community }),
    differences: await openIncidents({ req, community }),
  }),
})

const start = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/shelf-audits',
  summary: {
    en: 'Begins the count of a shelf, or goes on with the one that is open.',
    fr: 'Commence le comptage d’une étagère, ou reprend celui qui est en cours.',
  },
  response: z.strictObject({ id: z.uuid(), isNew: z.boolean() }),
  params: inCommunity,
  body: startAuditInput,
  handler: ({ req, community, body: { shelf } }) =>
    startAudit({ req, community: community.id, shelf }),
})

const show = defineEndpoint({
  ...desk,
  method: 'get',
  path: '/c/:community/shelf-audits/:id',
  summary: {
    en: 'A count: what should be there, and what was counted so far.',
    fr: 'Un comptage : ce qui devrait être là, et ce qui est déjà compté.',
  },
  response: openAuditSchema,
  params: one,
  handler: ({ req, community, params: { id } }) =>
    auditInFull({ req, community: community.id, id }),
})

const count = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/shelf-audits/:id/codes',
  summary: {
    en: 'Takes codes into a count: addresses on labels, pickup codes, carriers’ numbers. Sent twice, they count once.',
    fr: 'Ajoute des codes à un comptage : adresses d’étiquettes, codes de retrait, numéros de suivi. Envoyés deux fois, ils ne comptent qu’une fois.',
  },
  response: z.strictObject({
    results: z.array(
      z.strictObject({
        code: z.string(),
        result: z.enum(COUNT_RESULTS),
        line: lineSchema.nullable(),
      }),
    ),
  }),
  status: 200,
  params: one,
  body: countInput,
  handler: async ({ req, community, params: { id }, body: { codes } }) => ({
    results: await countCodes({ req, community, id, codes }),
  }),
})

const takeOut = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/shelf-audits/:id/uncount',
  summary: {
    en: 'Takes a wrong reading out of a count.',
    fr: 'Retire d’un comptage un code lu par erreur.',
  },
  response: done,
  status: 200,
  params: one,
  body: uncountInput,
  handler: ({ req, community, params: { id }, body: { code } }) =>
    uncount({ req, community: community.id, id, code }),
})

const finish = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/shelf-audits/:id/finish',
  summary: {
    en: 'Ends a count and writes down the differences; of parallel attempts one succeeds, the others get 409.',
    fr: 'Termine un comptage et consigne les écarts ; de plusieurs essais simultanés un seul aboutit, les autres reçoivent 409.',
  },
  response: z.strictObject({
    id: z.uuid(),
    expected: z.int(),
    counted: z.int(),
    differences: z.int(),
  }),
  status: 200,
  params: one,
  handler: ({ req, community, params: { id } }) =>
    finishAudit({ req, community: community.id, id }),
})

const cancel = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/shelf-audits/:id/cancel',
  summary: {
    en: 'Gives a count up; nothing comes of it.',
    fr: 'Abandonne un comptage ; il reste sans suite.',
  },
  response: done,
  status: 200,
  params: one,
  handler: ({ req, community, params: { id } }) =>
    cancelAudit({ req, community: community.id, id }),
})

const settle = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/shelf-incidents/:id/settle',
  summary: {
    en: 'Says how a difference ended; “moved” records the parcel where it lies.',
    fr: 'Indique l’issue d’un écart ; « moved » enregistre le colis là où il se trouve.',
  },
  response: done,
  status: 200,
  params: one,
  body: settleInput,
  handler: ({ req, community, params: { id }, body }) =>
    settleIncident({ req, community: community.id, id, input: body }),
})

export const shelfAuditEndpoints = [list, start, show, count, takeOut, finish, cancel, settle]
