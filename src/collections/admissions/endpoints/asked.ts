import { z } from 'zod'
import { DESK_ROLES, RESIDENT_ROLES } from '@/kernel/domain/membership'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { rolesIn } from '@/kernel/tenancy/scope'
import { CHANNELS } from '../domain/states'
import { approveAsked, declineAsked } from '../operations/invitations/decideAsked'
import {
  householdInput,
  inviteToHousehold,
  withdrawHousehold,
} from '../operations/invitations/inviteToHousehold'
import { walkIn, walkInInput } from '../operations/invitations/walkIn'
import { printDeskLetter } from '../operations/letters/printDeskLetter'

const inCommunity = z.object({ community: z.string() })
const one = inCommunity.extend({ id: z.uuid() })
const done = z.strictObject({ id: z.uuid() })
const channel = z.enum(CHANNELS)

const asked = z.strictObject({
  id: z.uuid(),
  /** `waiting` for management, or `open`: it was sent, or can be printed. */
  state: z.enum(['waiting', 'open']),
  channel,
  isNew: z.boolean(),
})

const atDesk = defineEndpoint({
  method: 'post',
  path: '/c/:community/walk-ins',
  summary: {
    en: 'Writes down a new resident who stands at the desk: invited at once by management or where the roster says the same, else waiting for management. The same twice is one.',
    fr: 'Inscrit un nouveau résident présent à l’accueil : invité aussitôt par la gestion ou si le registre dit la même chose, sinon en attente de la gestion. Deux fois la même demande n’en fait qu’une.',
  },
  auth: 'user',
  roles: DESK_ROLES,
  params: inCommunity,
  body: z.strictObject(walkInInput.shape),
  response: asked,
  handler: ({ req, scope, community, body }) =>
    walkIn(req, {
      community: community.id,
      isManager: rolesIn(scope, community.id).includes('manager'),
      input: body,
    }),
})

const deskLetter = defineEndpoint({
  method: 'post',
  path: '/c/:community/walk-ins/:id/letter',
  summary: {
    en: 'Prints the letter of somebody whom the desk wrote down, as a PDF (base64). Letters printed before are void.',
    fr: 'Imprime la lettre d’une personne inscrite à l’accueil, en PDF (base64). Les lettres précédentes ne valent plus.',
  },
  auth: 'user',
  roles: DESK_ROLES,
  params: one,
  response: z.strictObject({ file: z.string() }),
  handler: async ({ req, community, params }) => ({
    file: await printDeskLetter(req, community.id, params.id),
  }),
})

const ofHousehold = defineEndpoint({
  method: 'post',
  path: '/c/:community/household/invitations',
  summary: {
    en: 'Asks somebody into one’s own household, by e-mail or phone; for owners and leaseholders who live there.',
    fr: 'Invite une personne dans son propre foyer, par e-mail ou téléphone ; pour les propriétaires et locataires qui y habitent.',
  },
  auth: 'user',
  roles: RESIDENT_ROLES,
  params: inCommunity,
  body: z.strictObject(householdInput.shape),
  response: asked,
  handler: ({ req, community, body }) =>
    inviteToHousehold(req, { community: community.id, input: body }),
})

const withdraw = defineEndpoint({
  method: 'post',
  path: '/c/:community/household/invitations/:id/withdraw',
  summary: {
    en: 'Takes back what one’s own household asked for.',
    fr: 'Retire une invitation de son propre foyer.',
  },
  auth: 'user',
  roles: RESIDENT_ROLES,
  status: 200,
  params: one,
  response: done,
  handler: async ({ req, community, params }) => {
    await withdrawHousehold(req, { community: community.id, id: params.id })
    return { id: params.id }
  },
})

const approve = defineEndpoint({
  method: 'post',
  path: '/c/:community/invitations/:id/approve',
  summary: {
    en: 'Says yes to an invitation that the desk or a household asked for; it leaves, or its letter can be printed.',
    fr: 'Accepte une invitation demandée par l’accueil ou un foyer ; elle part, ou sa lettre peut être imprimée.',
  },
  auth: 'user',
  roles: ['manager'],
  status: 200,
  params: one,
  body: z.strictObject({ unit: z.uuid(), role: z.enum(RESIDENT_ROLES) }),
  response: done.extend({ channel }),
  handler: async ({ req, community, params, body }) => ({
    id: params.id,
    ...(await approveAsked(req, community.id, { id: params.id, ...body })),
  }),
})

const decline = defineEndpoint({
  method: 'post',
  path: '/c/:community/invitations/:id/decline',
  summary: {
    en: 'Says no to an invitation that the desk or a household asked for, with words for them.',
    fr: 'Refuse une invitation demandée par l’accueil ou un foyer, avec un mot pour eux.',
  },
  auth: 'user',
  roles: ['manager'],
  status: 200,
  params: one,
  body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
  response: done,
  handler: async ({ req, community, params, body }) => {
    await declineAsked(req, community.id, { id: params.id, reason: body.reason })
    return { id: params.id }
  },
})

export const askedEndpoints = [atDesk, deskLetter, ofHousehold, withdraw, approve, decline]
