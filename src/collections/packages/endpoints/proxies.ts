import { z } from 'zod'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { nameProxy, openProxies, proxyInput, revokeProxy } from '../operations/proxies'
import { inCommunity } from './desk'

const moment = z.string().meta({ format: 'date-time' })
const resident = { auth: 'user', roles: RESIDENT_ROLES } as const

const list = defineEndpoint({
  ...resident,
  method: 'get',
  path: '/c/:community/my/proxies',
  summary: {
    en: 'Who may collect for a home of the person now.',
    fr: 'Les personnes qui peuvent retirer pour un logement de la personne.',
  },
  response: z.strictObject({
    proxies: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        isOwn: z.boolean(),
        isSingle: z.boolean(),
        hasCollected: z.boolean(),
        expiresAt: moment,
        chosen: z.int().nullable().describe('How many things; null: all that waits.'),
      }),
    ),
  }),
  params: inCommunity,
  query: z.object({ unit: z.uuid() }),
  handler: async ({ req, community, query }) => ({
    proxies: await openProxies(req, { community: community.id, unit: query.unit }),
  }),
})

const name = defineEndpoint({
  ...resident,
  method: 'post',
  path: '/c/:community/my/proxies',
  summary: {
    en: 'Names somebody who collects in the person’s place; the link for them is told this once.',
    fr: 'Désigne quelqu’un qui retire à la place de la personne ; le lien n’est donné que cette fois.',
  },
  response: z.strictObject({ id: z.uuid(), link: z.string(), expiresAt: moment }),
  params: inCommunity,
  body: proxyInput,
  handler: ({ req, community, body }) => nameProxy({ req, community, input: body }),
})

const revoke = defineEndpoint({
  ...resident,
  method: 'post',
  path: '/c/:community/my/proxies/:id/revoke',
  summary: {
    en: 'Takes the right to collect back.',
    fr: 'Retire le droit de retirer.',
  },
  response: z.strictObject({ id: z.uuid() }),
  status: 200,
  params: inCommunity.extend({ id: z.uuid() }),
  handler: async ({ req, community, params }) => {
    await revokeProxy({ req, community, id: params.id })
    return { id: params.id }
  },
})

export const proxyEndpoints = [list, name, revoke]
