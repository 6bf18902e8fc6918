import { z } from 'zod'
import { DESK_ROLES, RESIDENT_ROLES } from '@/kernel/domain/membership'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import {
  removeStanding,
  removeStandingInput,
  saveStanding,
  standingInput,
} from '../operations/standing'
import { standingOf } from '../operations/standingOf'
import { inCommunity } from './desk'

const day = z.string().meta({ format: 'date' })
const done = z.strictObject({ unit: z.uuid() })

const atDesk = defineEndpoint({
  auth: 'user',
  roles: DESK_ROLES,
  method: 'get',
  path: '/c/:community/desk/units/:unit/standing',
  summary: {
    en: 'What those who live in a unit have told the desk, and who of them is away.',
    fr: 'Les consignes des habitants d’un logement pour la loge, et leurs absences.',
  },
  response: z.strictObject({
    instructions: z.array(
      z.strictObject({
        person: z.uuid(),
        name: z.string(),
        text: z.string(),
        leaveWith: z.string(),
        tellAlso: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
        from: day.nullable(),
        until: day.nullable(),
      }),
    ),
    away: z
      .strictObject({ until: day, holdParcels: z.boolean(), isEverybody: z.boolean() })
      .nullable(),
  }),
  params: inCommunity.extend({ unit: z.uuid() }),
  handler: ({ req, community, params }) => standingOf(req, { community, unit: params.unit }),
})

const save = defineEndpoint({
  auth: 'user',
  roles: RESIDENT_ROLES,
  method: 'put',
  path: '/c/:community/my/standing',
  summary: {
    en: 'What the person tells the desk for all that comes for one of their homes; empty: nothing any more.',
    fr: 'Les consignes de la personne à la loge pour ce qui arrive à l’un de ses logements ; vides : plus aucune.',
  },
  response: done,
  status: 200,
  params: inCommunity,
  body: standingInput,
  handler: async ({ req, community, body }) => {
    await saveStanding({ req, community: community.id, input: body })
    return { unit: body.unit }
  },
})

const remove = defineEndpoint({
  auth: 'user',
  roles: RESIDENT_ROLES,
  method: 'post',
  path: '/c/:community/my/standing/remove',
  summary: {
    en: 'Takes instructions to the desk away: one’s own, or those of one’s household.',
    fr: 'Supprime des consignes à la loge : les siennes, ou celles de son foyer.',
  },
  response: done,
  status: 200,
  params: inCommunity,
  body: removeStandingInput,
  handler: async ({ req, community, body }) => {
    await removeStanding({ req, community: community.id, input: body })
    return { unit: body.unit }
  },
})

export const standingEndpoints = [atDesk, save, remove]
