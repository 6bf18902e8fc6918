import { z } from 'zod'
import { assignmentsOf } from '@/kernel/assignments'
import { defineEndpoint } from '@/kernel/http/defineEndpoint'
import { LOCALES } from '@/kernel/i18n/locales'
import { MAX_HOURS, MIN_REASON } from '../domain/platformAccess'
import { grantEndpoints } from './grants'
import { endMembership } from '../operations/endMembership'
import {
  endOwnPlatformAccess,
  openAccesses,
  openPlatformAccess,
} from '../operations/platformAccess'

const inCommunity = z.object({ community: z.string() })
const reason = z.string().trim().min(3).max(300)
const instant = z.iso.datetime({ offset: true })
const ended = z.strictObject({ id: z.uuid(), endsAt: instant })

const end = defineEndpoint({
  method: 'post',
  path: '/c/:community/memberships/:id/end',
  summary: {
    en: 'Ends a membership now or at a moment to come; staff name who takes over.',
    fr: 'Met fin à une appartenance, tout de suite ou plus tard ; le personnel nomme un successeur.',
  },
  auth: 'user',
  roles: ['manager'],
  status: 200,
  params: inCommunity.extend({ id: z.uuid() }),
  body: z.object({ reason, at: instant.optional(), successor: z.uuid().optional() }),
  response: ended,
  handler: async ({ req, community, params, body: { at, reason: why, successor } }) => {
    const { id, endsAt } = await endMembership(req, {
      community: community.id,
      membership: params.id,
      reason: why,
      successor,
      at: at === undefined ? undefined : new Date(at),
    })
    return { id, endsAt: endsAt.toISOString() }
  },
})

const assigned = defineEndpoint({
  method: 'get',
  path: '/c/:community/people/:id/assignments',
  summary: {
    en: 'What lies with a person of the community, to be handed over when they leave.',
    fr: 'Ce qui est confié à une personne de la résidence, à transmettre à son départ.',
  },
  auth: 'user',
  roles: ['manager'],
  params: inCommunity.extend({ id: z.uuid() }),
  response: z.strictObject({
    assignments: z.array(
      z.strictObject({
        kind: z.string(),
        label: z.record(z.enum(LOCALES), z.string()),
        count: z.number().int(),
      }),
    ),
  }),
  handler: async ({ req, community, params }) => ({
    assignments: await assignmentsOf({ req, community: community.id, person: params.id }),
  }),
})

const access = z.strictObject({
  id: z.uuid(),
  community: z.strictObject({ id: z.uuid(), name: z.string(), slug: z.string() }),
  person: z.strictObject({ id: z.uuid(), name: z.string() }),
  reason: z.string(),
  from: instant,
  until: instant,
})

const accesses = defineEndpoint({
  method: 'get',
  path: '/platform/access',
  summary: {
    en: 'Accesses of the platform that are open: all for operators, those to their communities for others.',
    fr: 'Accès ouverts de la plateforme : tous pour les opérateurs, ceux de leurs résidences pour les autres.',
  },
  auth: 'user',
  response: z.strictObject({ accesses: z.array(access) }),
  handler: async ({ req }) => ({ accesses: await openAccesses(req) }),
})

const enter = defineEndpoint({
  method: 'post',
  path: '/platform/access',
  summary: {
    en: 'Opens a community to an operator for some hours; its managers are told why.',
    fr: 'Ouvre une résidence à un opérateur pour quelques heures ; ses gestionnaires savent pourquoi.',
  },
  auth: 'user',
  body: z.object({
    community: z.string().min(1).max(40),
    reason: z.string().trim().min(MIN_REASON).max(300),
    hours: z.number().int().min(1).max(MAX_HOURS),
  }),
  response: z.strictObject({ id: z.uuid(), until: instant }),
  handler: ({ req, body: { community: slug, reason: why, hours } }) =>
    openPlatformAccess(req, { slug, reason: why, hours }),
})

const leave = defineEndpoint({
  method: 'post',
  path: '/platform/access/:id/end',
  summary: {
    en: 'Ends one’s own access to a community before its time.',
    fr: 'Met fin à son propre accès à une résidence avant l’heure prévue.',
  },
  auth: 'user',
  status: 200,
  params: z.object({ id: z.uuid() }),
  response: ended,
  handler: ({ req, params }) => endOwnPlatformAccess(req, params.id),
})

export const membershipEndpoints = [...grantEndpoints, end, assigned, accesses, enter, leave]
