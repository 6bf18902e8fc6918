import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { WEEKDAYS } from '../domain/plan'
import { INVITATION_KINDS } from '../domain/visit'
import { changeTime, revokeInvitation } from '../operations/changeInvitation'
import { invite, inviteInput, saidInput } from '../operations/invite'
import { ownInvitation, ownVisits } from '../operations/ownVisits'
import { linkOfPass } from '../operations/sharePass'
import { done, inCommunity, moment, one, visitSchema, visitView } from './shapes'

const resident = { auth: 'user', roles: RESIDENT_ROLES } as const

const list = defineEndpoint({
  ...resident,
  method: 'get',
  path: '/c/:community/my/visits',
  summary: {
    en: 'The person’s own visitors: inside, expected, and those who were here.',
    fr: 'Les visiteurs de la personne : présents, attendus, et ceux qui sont venus.',
  },
  response: z.strictObject({
    inside: z.array(visitSchema),
    expected: z.array(visitSchema),
    earlier: z.array(visitSchema),
  }),
  params: inCommunity,
  handler: async ({ req, community }) => {
    const own = await ownVisits({ req, community: community.id, now: systemClock.now() })
    return {
      inside: own.inside.map(visitView),
      expected: own.expected.map(visitView),
      earlier: own.earlier.map(visitView),
    }
  },
})

const make = defineEndpoint({
  ...resident,
  method: 'post',
  path: '/c/:community/my/visit-invitations',
  summary: {
    en: 'Asks somebody in, for a home of the person.',
    fr: 'Invite quelqu’un, pour un logement de la personne.',
  },
  response: z.strictObject({
    id: z.uuid(),
    code: z.string().nullable().describe('Null for a standing pass, which has no digits.'),
  }),
  params: inCommunity,
  body: inviteInput,
  handler: ({ req, community, body }) => invite({ req, community, now: systemClock.now() }, body),
})

const read = defineEndpoint({
  ...resident,
  method: 'get',
  path: '/c/:community/my/visit-invitations/:id',
  summary: {
    en: 'One of the person’s invitations, with its code and the link to share.',
    fr: 'Une invitation de la personne, avec son code et le lien à envoyer.',
  },
  response: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    unit: z.string(),
    code: z.string().nullable(),
    link: z.string(),
    kind: z.enum(INVITATION_KINDS),
    days: z.array(z.enum(WEEKDAYS)).describe('Of the week, where it recurs.'),
    startsAt: moment,
    endsAt: moment,
    lastsUntil: moment.nullable().describe('Null: until it is taken back.'),
    isRevoked: z.boolean(),
    visits: z.array(visitSchema),
  }),
  params: one,
  handler: async ({ req, community, params }) => {
    const found = await ownInvitation({ req, community: community.id }, params.id)
    const { id, name, unit, code, isRevoked, when, visits } = found
    return {
      id,
      name,
      unit,
      code,
      isRevoked,
      link: await linkOfPass(req, community.id, found),
      kind: when.kind,
      days: when.days,
      startsAt: when.startsAt.toISOString(),
      endsAt: when.endsAt.toISOString(),
      lastsUntil: when.lastsUntil?.toISOString() ?? null,
      visits: visits.map(visitView),
    }
  },
})

const move = defineEndpoint({
  ...resident,
  method: 'post',
  path: '/c/:community/my/visit-invitations/:id/time',
  summary: {
    en: 'Another time for somebody who has not come yet; code and link stay the same.',
    fr: 'Une autre heure pour qui n’est pas encore venu ; le code et le lien restent les mêmes.',
  },
  response: done,
  status: 200,
  params: one,
  body: saidInput,
  handler: async ({ req, community, params: { id }, body }) => {
    await changeTime({ req, community, now: systemClock.now() }, { id, said: body })
    return { id }
  },
})

const revoke = defineEndpoint({
  auth: 'user',
  roles: [...RESIDENT_ROLES, 'manager'],
  method: 'post',
  path: '/c/:community/visit-invitations/:id/revoke',
  summary: {
    en: 'Takes an invitation back at once: by its host, or by management.',
    fr: 'Retire aussitôt une invitation : par son hôte, ou par la gestion.',
  },
  response: done,
  status: 200,
  params: one,
  handler: async ({ req, community, params: { id } }) => {
    await revokeInvitation({ req, community: community.id, id })
    return { id }
  },
})

export const ownEndpoints = [list, make, read, move, revoke]
