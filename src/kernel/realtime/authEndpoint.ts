import { z } from 'zod'
import { defineEndpoint } from '../http/defineEndpoint'
import { mayJoin } from './mayJoin'
import { pusher } from './pusher'

const body = z.object({
  socket_id: z.string().regex(/^\d+\.\d+$/),
  channel_names: z.array(z.string().min(1).max(164)).max(100),
  /** Whether the connection is to be signed in as well: what ends a person's access closes it. */
  sign_in: z.boolean().default(false),
})

const signedIn = (socketId: string, id: string) => {
  const { auth, user_data } = pusher().authenticateUser(socketId, { id })
  return { auth, user_data }
}

/**
 * Signs many channels in one request. A channel that the person may not join gets 403 in its own
 * entry, so that one stale name does not cost the others. The signature that signs the connection in
 * comes with them: it has to be used first, and one request is quicker than two.
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
    user: z.strictObject({ auth: z.string(), user_data: z.string() }).optional(),
  }),
  auth: 'user',
  limit: 'realtime-auth',
  status: 200,
  body,
  handler: ({ scope, body: { socket_id, channel_names, sign_in } }) =>
    Promise.resolve({
      ...(sign_in &&
        scope.userId !== null && {
          user: signedIn(socket_id, scope.userId),
        }),
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
