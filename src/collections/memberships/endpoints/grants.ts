import { z } from 'zod'
import { ROLES } from '@/kernel/domain/membership'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { changeStanding, grantRole } from '../operations/grantRole'

const inCommunity = z.object({ community: z.string() })
const reason = z.string().trim().min(3).max(300)
const instant = z.iso.datetime({ offset: true })
const managers = { auth: 'user', roles: ['manager'] } as const

const grant = defineEndpoint({
  ...managers,
  method: 'post',
  path: '/c/:community/people/:id/roles',
  summary: {
    en: 'Gives a person of the community a role more, with the reason for it.',
    fr: 'Donne un rôle de plus à une personne de la résidence, avec son motif.',
  },
  params: inCommunity.extend({ id: z.uuid() }),
  body: z.strictObject({
    role: z.enum(ROLES),
    unit: z.uuid().optional(),
    validFrom: instant.optional(),
    validTo: instant.optional(),
    reason,
  }),
  response: z.strictObject({ id: z.uuid() }),
  handler: ({ req, community, params, body }) =>
    grantRole(req, community.id, { ...body, user: params.id }),
})

const changed = z.strictObject({ changed: z.number().int() })

const suspend = defineEndpoint({
  ...managers,
  method: 'post',
  path: '/c/:community/people/:id/suspend',
  summary: {
    en: 'Takes all rights of a person in the community away until they are given back.',
    fr: 'Retire tous les droits d’une personne dans la résidence jusqu’à leur rétablissement.',
  },
  status: 200,
  params: inCommunity.extend({ id: z.uuid() }),
  body: z.strictObject({ reason }),
  response: changed,
  handler: ({ req, community, params, body }) =>
    changeStanding(req, { community: community.id, user: params.id, to: 'suspended', ...body }),
})

const restore = defineEndpoint({
  ...managers,
  method: 'post',
  path: '/c/:community/people/:id/restore',
  summary: {
    en: 'Gives the rights back that were suspended.',
    fr: 'Rétablit les droits qui étaient suspendus.',
  },
  status: 200,
  params: inCommunity.extend({ id: z.uuid() }),
  body: z.strictObject({ reason }),
  response: changed,
  handler: ({ req, community, params, body }) =>
    changeStanding(req, { community: community.id, user: params.id, to: 'active', ...body }),
})

export const grantEndpoints = [grant, suspend, restore]
