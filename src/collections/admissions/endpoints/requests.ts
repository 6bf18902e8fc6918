import { z } from 'zod'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { isSmsOffered } from '@/kernel/sms/offered'
import { waitingInvitation, waitingInvitations } from '../operations/invitations/askedLists'
import { countMissing } from '../operations/invitations/inviteFromRoster'
import { approveRequest, assignRequest, declineRequest } from '../operations/requests/decide'
import { queuedRequest, waitingRequests } from '../operations/requests/queue'

const inCommunity = z.object({ community: z.string() })
const one = inCommunity.extend({ id: z.uuid() })
const manager = { auth: 'user', roles: ['manager'] } as const
const done = z.strictObject({ id: z.uuid() })

const count = z.number().int()

const comingIn = defineEndpoint({
  ...manager,
  method: 'get',
  path: '/c/:community/coming-in',
  summary: {
    en: 'Requests that wait, of people themselves and of the desk or households for others, each beside its comparison with the roster, and how many are still to come.',
    fr: 'Les demandes en attente, des personnes elles-mêmes et de l’accueil ou des foyers pour d’autres, chacune avec sa comparaison au registre, et combien de personnes manquent encore.',
  },
  params: inCommunity,
  response: z.strictObject({
    hasTexts: z.boolean(),
    missing: z.strictObject({
      byEmail: count,
      byPhone: count,
      byLetter: count,
      open: count,
      toPrint: count,
      failed: count,
    }),
    requests: z.array(queuedRequest),
    asked: z.array(waitingInvitation),
  }),
  handler: async ({ req, community }) => ({
    hasTexts: isSmsOffered(),
    missing: await countMissing(req, community.id),
    requests: await waitingRequests(req, community.id),
    asked: await waitingInvitations(req, community.id),
  }),
})

const approve = defineEndpoint({
  ...manager,
  method: 'post',
  path: '/c/:community/join-requests/:id/approve',
  summary: {
    en: 'Lets a person in, for a unit and in a role; 409 where it is decided already.',
    fr: 'Accepte une personne, pour un logement et dans un rôle ; 409 si la décision est déjà prise.',
  },
  status: 200,
  params: one,
  body: z.strictObject({ unit: z.uuid(), role: z.enum(RESIDENT_ROLES) }),
  response: done,
  handler: async ({ req, community, params, body }) => {
    await approveRequest(req, community.id, { id: params.id, ...body })
    return { id: params.id }
  },
})

const decline = defineEndpoint({
  ...manager,
  method: 'post',
  path: '/c/:community/join-requests/:id/decline',
  summary: {
    en: 'Turns a request down, with words for the person.',
    fr: 'Refuse une demande, avec un mot pour la personne.',
  },
  status: 200,
  params: one,
  body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
  response: done,
  handler: async ({ req, community, params, body }) => {
    await declineRequest(req, community.id, { id: params.id, reason: body.reason })
    return { id: params.id }
  },
})

const assign = defineEndpoint({
  ...manager,
  method: 'post',
  path: '/c/:community/join-requests/:id/assign',
  summary: {
    en: 'Says that the person who asks looks after a request, or nobody any more.',
    fr: 'Indique que l’auteur de l’appel suit une demande, ou que plus personne ne la suit.',
  },
  status: 200,
  params: one,
  body: z.strictObject({ isMine: z.boolean() }),
  response: done,
  handler: async ({ req, community, params, body }) => {
    await assignRequest(req, community.id, { id: params.id, isMine: body.isMine })
    return { id: params.id }
  },
})

export const requestEndpoints = [comingIn, approve, decline, assign]
