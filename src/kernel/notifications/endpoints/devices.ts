import { z } from 'zod'
import { defineEndpoint } from '../../http/defineEndpoint'
import { addDevice, listDevices, pushKey, removeDevice } from '../operations/devices'

const device = z.object({
  id: z.uuid(),
  userAgent: z.string(),
  since: z.string(),
  lastSentAt: z.string().nullable(),
  isHere: z.boolean(),
})

const showKey = defineEndpoint({
  method: 'get',
  path: '/push-key',
  summary: {
    en: 'The public key with which a browser subscribes to notices.',
    fr: 'La clé publique avec laquelle un navigateur s’abonne aux avis.',
  },
  auth: 'user',
  response: z.object({ key: z.string() }),
  handler: () => Promise.resolve({ key: pushKey() }),
})

const list = defineEndpoint({
  method: 'get',
  path: '/push-subscriptions',
  summary: {
    en: 'Your browsers that show notices.',
    fr: 'Vos navigateurs qui affichent les avis.',
  },
  auth: 'user',
  response: z.object({ devices: z.array(device) }),
  handler: async ({ req }) => ({ devices: await listDevices(req) }),
})

const add = defineEndpoint({
  method: 'post',
  path: '/push-subscriptions',
  summary: {
    en: 'Have this browser show your notices, for as long as you are signed in on it.',
    fr: 'Afficher vos avis dans ce navigateur, tant que vous y êtes connecté.',
  },
  auth: 'user',
  body: z.object({
    endpoint: z.string().min(1).max(2000),
    keys: z.object({ p256dh: z.string().min(1).max(200), auth: z.string().min(1).max(60) }),
  }),
  response: device,
  handler: ({ req, body }) => addDevice(req, body),
})

const removeHere = defineEndpoint({
  method: 'delete',
  path: '/push-subscriptions',
  summary: {
    en: 'Have this browser show no more notices.',
    fr: 'Ne plus afficher d’avis dans ce navigateur.',
  },
  auth: 'user',
  response: z.object({ removed: z.literal(true) }),
  handler: async ({ req }) => {
    await removeDevice(req, 'here')
    return { removed: true as const }
  },
})

const remove = defineEndpoint({
  method: 'delete',
  path: '/push-subscriptions/:id',
  summary: {
    en: 'Have one of your browsers show no more notices.',
    fr: 'Ne plus afficher d’avis dans l’un de vos navigateurs.',
  },
  auth: 'user',
  params: z.object({ id: z.uuid() }),
  response: z.object({ removed: z.literal(true) }),
  handler: async ({ req, params }) => {
    await removeDevice(req, params)
    return { removed: true as const }
  },
})

/** Browsers that show notices. */
export const deviceEndpoints = [showKey, list, add, removeHere, remove]
