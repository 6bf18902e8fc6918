import { z } from 'zod'
import { defineEndpoint } from '../http/defineEndpoint'
import { mayJoin } from './mayJoin'
import { pusher } from './pusher'

const body = z.object({
  socket_id: z.string().regex(/^\d+\.\d+$/),
  channel_names: z.array(z.string().min(1).max(164)).min(1).max(100),
})

/**
 * Signs many channels in one request. A channel that the person may not join gets 403 in its own
 * entry, so that one stale name does not cost the others.
 */
export const realtimeAuth = defineEndpoint({
  method: 'post',
  path: '/realtime/auth',
  summary: {
    en: 'Signs the private channels that the person may join now, up to 100 at once.',
    fr: 'Signe les canaux privés que la personne peut rejoindre, jusqu’à 100 à la fois.',
  },
  response: z.strictObject({
    channels: z.record(
      z.string(),
      z.union([
        z.strictObject({ status: z.literal(200), auth: z.string() }),
        z.strictObject({ status: z.literal(403) }),
      ]),
    ),
  }),
  auth: 'user',
  limit: 'realtime-auth',
  status: 200,
  body,
  handler: ({ scope, body: { socket_id, channel_names } }) =>
    Promise.resolve({
      channels: Object.fromEntries(
        channel_names.map((name) => [
          name,
          mayJoin(scope, name)
            ? { status: 200 as const, auth: pusher().authorizeChannel(socket_id, name).auth }
            : { status: 403 as const },
        ]),
      ),
    }),
})
