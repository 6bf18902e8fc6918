import { z } from 'zod'
import { defineEndpoint } from '../http/defineEndpoint'
import type { PayloadRequest } from 'payload'
import type { Scope } from '../tenancy/scope'
import { throughGate } from './gates'
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

type Entry = { status: 200; auth: string; channel_data?: string } | { status: 403 }

const entryFor = async (
  req: PayloadRequest,
  scope: Scope,
  socketId: string,
  name: string,
): Promise<Entry> => {
  const known = mayJoin(scope, name) || (await throughGate(req, scope, name))
  if (known === false) return { status: 403 }
  const { auth, channel_data } =
    known === true
      ? pusher().authorizeChannel(socketId, name)
      : pusher().authorizeChannel(socketId, name, known)
  return { status: 200, auth, ...(channel_data !== undefined && { channel_data }) }
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
        z.strictObject({
          status: z.literal(200),
          auth: z.string(),
          channel_data: z.string().optional(),
        }),
        z.strictObject({ status: z.literal(403) }),
      ]),
    ),
    user: z.strictObject({ auth: z.string(), user_data: z.string() }).optional(),
  }),
  auth: 'user',
  limit: 'realtime-auth',
  status: 200,
  body,
  handler: async ({ req, scope, body: { socket_id, channel_names, sign_in } }) => {
    const channels: Record<string, Entry> = {}
    for (const name of channel_names) channels[name] = await entryFor(req, scope, socket_id, name)
    return {
      ...(sign_in && scope.userId !== null && { user: signedIn(socket_id, scope.userId) }),
      channels,
    }
  },
})
