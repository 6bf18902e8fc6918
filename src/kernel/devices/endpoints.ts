import { z } from 'zod'
import { DESK_ROLES } from '../domain/membership'
import { defineEndpoint } from '../http/defineEndpoint'
import {
  contactDevice,
  enrolDevice,
  listDeskDevices,
  recoverDevice,
  reportDiscarded,
  revokeDevice,
} from './operations'

const desk = { auth: 'user', roles: DESK_ROLES } as const
const inCommunity = z.object({ community: z.string() })
const one = inCommunity.extend({ id: z.uuid() })

const list = defineEndpoint({
  ...desk,
  method: 'get',
  path: '/c/:community/desk/devices',
  summary: {
    en: 'Devices that work without a network: your own; for management, all.',
    fr: 'Les appareils utilisables sans réseau : les vôtres ; pour la gestion, tous.',
  },
  params: inCommunity,
  response: z.strictObject({
    devices: z.array(
      z.strictObject({
        id: z.uuid(),
        label: z.string(),
        person: z.strictObject({ id: z.uuid(), name: z.string() }),
        enrolledAt: z.string(),
        lastSeenAt: z.string(),
        revokedAt: z.string().nullable(),
        isOwn: z.boolean(),
      }),
    ),
  }),
  handler: async ({ req, community }) => ({
    devices: await listDeskDevices({ req, community: community.id }),
  }),
})

const enrol = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/desk/devices',
  summary: {
    en: 'Has a device work without a network; it keeps its own key, sealed, with us.',
    fr: 'Permet à un appareil de fonctionner sans réseau ; il nous confie sa propre clé, scellée.',
  },
  params: inCommunity,
  body: z.object({
    label: z.string().trim().min(1).max(60),
    recovery: z
      .string()
      .min(40)
      .max(400)
      .regex(/^[\w-]+$/)
      .describe('The device’s key, sealed under one that never leaves it; base64url.'),
  }),
  response: z.strictObject({ id: z.uuid() }),
  handler: ({ req, community, body }) => enrolDevice({ req, community: community.id, ...body }),
})

const contact = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/desk/devices/:id/contact',
  summary: {
    en: 'Whether a device may go on; one that was revoked wipes what it keeps.',
    fr: 'Indique si un appareil peut continuer ; un appareil révoqué efface ce qu’il garde.',
  },
  status: 200,
  params: one,
  response: z.strictObject({ state: z.enum(['active', 'revoked']), isOwn: z.boolean() }),
  handler: ({ req, community, params }) =>
    contactDevice({ req, community: community.id, id: params.id }),
})

const revoke = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/desk/devices/:id/revoke',
  summary: {
    en: 'Has a device wipe what it keeps at its next contact: your own; for management, any.',
    fr: 'Fait effacer à un appareil ce qu’il garde, dès son prochain contact : le vôtre ; pour la gestion, tout appareil.',
  },
  status: 200,
  params: one,
  response: z.strictObject({ id: z.uuid() }),
  handler: ({ req, community, params }) =>
    revokeDevice({ req, community: community.id, id: params.id }),
})

const recover = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/desk/devices/:id/recovery',
  summary: {
    en: 'Gives your own device its sealed key back, for a new PIN.',
    fr: 'Rend à votre appareil sa clé scellée, pour un nouveau code.',
  },
  status: 200,
  params: one,
  response: z.strictObject({ recovery: z.string() }),
  handler: ({ req, community, params }) =>
    recoverDevice({ req, community: community.id, id: params.id }),
})

const discarded = defineEndpoint({
  ...desk,
  method: 'post',
  path: '/c/:community/desk/devices/:id/discarded',
  summary: {
    en: 'Writes down that your own device threw away what it could not open.',
    fr: 'Consigne que votre appareil a supprimé ce qu’il ne pouvait pas ouvrir.',
  },
  status: 200,
  params: one,
  body: z.object({ count: z.int().min(1).max(10_000) }),
  response: z.strictObject({ id: z.uuid() }),
  handler: ({ req, community, params, body }) =>
    reportDiscarded({ req, community: community.id, id: params.id, ...body }),
})

/** Devices of the desk and the gate that work without a network. */
export const deskDeviceEndpoints = [list, enrol, contact, revoke, recover, discarded]
