import { z } from 'zod'
import { DESK_ROLES, RESIDENT_ROLES } from '@/kernel/domain/membership'
import { accessDenied, notFound } from '@/kernel/errors'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { unitsWithRole } from '@/kernel/tenancy/scope'
import { PARCEL_STATES } from '../domain/parcel'
import { closeInput, forceClose } from '../operations/forceClose'
import { handOver, handOverAnswer, handOverInput } from '../operations/handOver'
import { holderOfCode, ownCode } from '../operations/residentCodes'

const handOverAll = defineEndpoint({
  auth: 'user',
  roles: DESK_ROLES,
  method: 'post',
  path: '/c/:community/handovers',
  summary: {
    en: 'Gives one person parcels of one unit under one signature; what a colleague closed meanwhile is said, the others go through.',
    fr: 'Remet à une personne des colis d’un même logement, avec une seule signature ; ceux qu’un collègue a clos entre-temps sont indiqués, les autres sont remis.',
  },
  response: handOverAnswer,
  params: z.object({ community: z.string() }),
  body: handOverInput,
  handler: ({ req, community, body }) => handOver({ req, community: community.id, input: body }),
})

const whose = defineEndpoint({
  auth: 'user',
  roles: DESK_ROLES,
  method: 'post',
  path: '/c/:community/desk/pickup',
  summary: {
    en: 'Who shows a code at the desk, scanned or typed; wrong ones are counted.',
    fr: 'La personne qui présente un code à la loge, scanné ou saisi ; les codes faux sont comptés.',
  },
  response: z.strictObject({
    unit: z.uuid(),
    membership: z.uuid().nullable().describe('Null for somebody who was sent.'),
    proxy: z.uuid().nullable(),
    name: z.string(),
    method: z.enum(['qr', 'code']),
    code: z.string().describe('For the hand-over, which uses it up.'),
  }),
  status: 200,
  params: z.object({ community: z.string() }),
  body: z.object({ code: z.string().trim().min(1).max(300) }),
  handler: async ({ req, community: { id, slug }, body }) => {
    const holder = await holderOfCode(req, { community: id, slug, typed: body.code })
    if (!holder) throw notFound()
    return holder
  },
})

const mine = defineEndpoint({
  auth: 'user',
  roles: RESIDENT_ROLES,
  method: 'post',
  path: '/c/:community/my/pickup-code',
  summary: {
    en: 'The code that opens all that waits for one of the person’s units, until the next hand-over.',
    fr: 'Le code qui ouvre tout ce qui attend pour un logement de la personne, jusqu’à la prochaine remise.',
  },
  response: z.strictObject({ unit: z.uuid(), code: z.string(), token: z.string() }),
  status: 200,
  params: z.object({ community: z.string() }),
  body: z.object({ unit: z.uuid() }),
  handler: async ({ req, community, scope, body }) => {
    const held = scope.memberships.filter((one) => one.community === community.id)
    const units = unitsWithRole({ ...scope, memberships: held }, RESIDENT_ROLES)
    if (!units.includes(body.unit)) throw accessDenied()
    return ownCode(req, { community: community.id, unit: body.unit })
  },
})

const end = defineEndpoint({
  auth: 'user',
  roles: DESK_ROLES,
  method: 'post',
  path: '/c/:community/packages/:id/close',
  summary: {
    en: 'Closes a parcel that nobody signs for: a manager does, or stands for it with their own login.',
    fr: 'Clôt un colis sans signature : un gestionnaire le fait, ou s’en porte garant avec son propre compte.',
  },
  response: z.strictObject({ id: z.uuid(), status: z.enum(PARCEL_STATES) }),
  status: 200,
  opensTransactions: true,
  params: z.object({ community: z.string(), id: z.uuid() }),
  body: closeInput,
  handler: ({ req, community, params, body }) =>
    forceClose({ req, community: community.id, id: params.id, input: body }),
})

export const handOverEndpoints = [end, handOverAll, whose, mine]
