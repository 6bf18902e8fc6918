import { z } from 'zod'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { unitsWithRole } from '@/kernel/tenancy/scope'
import { disownInput, disownParcel } from '../operations/disownParcel'
import { ownHistory } from '../operations/ownHistory'
import { parcelSchema, parcelView } from '../operations/parcelView'
import { ownParcels } from '../operations/queries'
import { expectedInput, whereabouts, whereIsIt } from '../operations/whereIsIt'
import { inCommunity } from './desk'
import { historyQuery, historySchema, historyView } from './historyPages'

const list = defineEndpoint({
  auth: 'user',
  method: 'get',
  path: '/c/:community/my/packages',
  summary: {
    en: 'The parcels of the person’s own units.',
    fr: 'Les colis des logements de la personne.',
  },
  response: z.strictObject({ packages: z.array(parcelSchema) }),
  params: inCommunity,
  query: z.object({ waiting: z.enum(['true', 'false']).default('true') }),
  handler: async ({ req, community, scope, query }) => {
    const { docs } = await ownParcels({
      req,
      community: community.id,
      units: unitsWithRole(scope, RESIDENT_ROLES),
      isWaiting: query.waiting === 'true',
    })
    return { packages: docs.map((parcel) => parcelView(parcel)) }
  },
})

const history = defineEndpoint({
  auth: 'user',
  method: 'get',
  path: '/c/:community/my/packages/history',
  summary: {
    en: 'What does not wait any more for the person’s own units, newest first, or what of it has some words.',
    fr: 'Ce qui n’attend plus pour les logements de la personne, du plus récent au plus ancien, ou ce qui y contient des mots.',
  },
  response: historySchema,
  params: inCommunity,
  query: historyQuery,
  handler: async ({ req, community, scope, query }) => {
    const { q: words, before, limit } = query
    const units = unitsWithRole(scope, RESIDENT_ROLES)
    return historyView(
      await ownHistory({ req, community: community.id, units, words, before, limit }),
    )
  },
})

const notMine = defineEndpoint({
  auth: 'user',
  roles: RESIDENT_ROLES,
  method: 'post',
  path: '/c/:community/my/packages/:id/not-mine',
  summary: {
    en: 'Gives a waiting parcel back to the desk that came for the person’s home and is not theirs.',
    fr: 'Rend à la loge un colis en attente arrivé pour le logement de la personne, et qui n’est pas le sien.',
  },
  response: z.strictObject({ id: z.uuid() }),
  status: 200,
  params: inCommunity.extend({ id: z.uuid() }),
  body: disownInput,
  handler: async ({ req, community, params: { id }, body }) => {
    await disownParcel({ req, community: community.id, id, input: body })
    return { id }
  },
})

const where = defineEndpoint({
  auth: 'user',
  roles: RESIDENT_ROLES,
  method: 'post',
  path: '/c/:community/my/packages/expected',
  summary: {
    en: 'Looks for a parcel that the person expected in their own list; else the desk is asked, in a conversation.',
    fr: 'Cherche un colis attendu dans la liste de la personne ; sinon la question est posée à la loge, dans une conversation.',
  },
  response: whereabouts,
  status: 200,
  params: inCommunity,
  body: expectedInput,
  handler: ({ req, community, body }) => whereIsIt({ req, community: community.id, input: body }),
})

export const ownEndpoints = [list, history, notMine, where]
