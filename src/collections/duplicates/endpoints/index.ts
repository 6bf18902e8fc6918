import { z } from 'zod'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { mergeAccounts } from '../operations/mergeAccounts'
import { listPairs, pairCard } from '../operations/pairCards'
import { tellApart } from '../operations/tellApart'

const inCommunity = z.object({ community: z.string() })
const managers = { auth: 'user', roles: ['manager'] } as const

const list = defineEndpoint({
  ...managers,
  method: 'get',
  path: '/c/:community/duplicates',
  summary: {
    en: 'Pairs of accounts of the community that look like one person, and why.',
    fr: 'Les paires de comptes de la résidence qui semblent être une seule personne, et pourquoi.',
  },
  params: inCommunity,
  response: z.strictObject({ total: z.number().int(), pairs: z.array(pairCard) }),
  handler: ({ req, community }) => listPairs(req, community.id),
})

const apart = defineEndpoint({
  ...managers,
  method: 'post',
  path: '/c/:community/duplicates/apart',
  summary: {
    en: 'Says that two accounts are two people; the pair is not shown again.',
    fr: 'Indique que deux comptes sont deux personnes ; la paire n’est plus montrée.',
  },
  status: 200,
  params: inCommunity,
  body: z.strictObject({ one: z.uuid(), other: z.uuid() }),
  response: z.strictObject({ done: z.literal(true) }),
  handler: async ({ req, community, body }) => {
    await tellApart(req, { ...body, community: community.id })
    return { done: true as const }
  },
})

const merge = defineEndpoint({
  ...managers,
  method: 'post',
  path: '/c/:community/duplicates/merge',
  summary: {
    en: 'Makes two accounts of one person one: `merge` is closed and what it has becomes that of `keep`.',
    fr: 'Réunit deux comptes d’une personne : `merge` est fermé et ce qu’il a revient à `keep`.',
  },
  status: 200,
  params: inCommunity,
  body: z.strictObject({
    keep: z.uuid(),
    merge: z.uuid(),
    reason: z.string().trim().min(10).max(300),
  }),
  response: z.strictObject({ id: z.uuid() }),
  handler: ({ req, community, body }) => mergeAccounts(req, { ...body, community: community.id }),
})

export const duplicateEndpoints = [list, apart, merge]
