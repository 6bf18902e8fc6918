import { z } from 'zod'
import type { App } from '../apps.ts'
import type { Connection, SignedInUser } from '../connection.ts'
import { isUserId, serverToUserChannel } from '../protocol/channelNames.ts'
import { CLOSE, ERROR } from '../protocol/closeCodes.ts'
import { errorFrame, protocolFrame } from '../protocol/frames.ts'
import { parseJson } from '../protocol/json.ts'
import { LIMITS } from '../protocol/limits.ts'
import { verifyUserAuth } from '../protocol/signatures.ts'
import { startWatching, stopWatching, tellWatchers } from './watchlist.ts'

const request = z.object({ auth: z.string(), user_data: z.string() })

const userData = z.object({
  id: z.string().refine(isUserId),
  user_info: z.unknown().optional(),
  watchlist: z.array(z.string()).nullish(),
})

export const handleSignin = (app: App, connection: Connection, data: unknown): void => {
  const asked = request.safeParse(data).data
  const user = asked && readUser(app, connection, asked)
  if (!asked || !user) {
    app.metrics.add('signins_refused')
    connection.close(CLOSE.unauthorized, 'Sign-in refused')
    return
  }
  const isFirst = connection.user === undefined
  if (isFirst) signIn(app, connection, user)
  connection.send(protocolFrame('pusher:signin_success', { user_data: asked.user_data }))
  if (!isFirst) return

  if (user.watchlist.length > LIMITS.watchlistLength) {
    const most = LIMITS.watchlistLength
    connection.send(
      errorFrame(ERROR.watchlistTooLong, `The watchlist has more than ${most} user ids`),
    )
    return
  }
  startWatching(app, connection, user.watchlist)
}

/** Undefined for a bad signature, bad data, or somebody else than who is signed in already. */
const readUser = (
  app: App,
  connection: Connection,
  asked: z.infer<typeof request>,
): SignedInUser | undefined => {
  const signed = { auth: asked.auth, socketId: connection.id, userData: asked.user_data }
  if (!verifyUserAuth(app, signed)) return undefined
  const { data } = userData.safeParse(parseJson(asked.user_data))
  if (!data || (connection.user && connection.user.id !== data.id)) return undefined
  const watchlist = [...new Set(data.watchlist ?? [])]
  return { id: data.id, channel: serverToUserChannel(data.id), info: data.user_info, watchlist }
}

const signIn = (app: App, connection: Connection, user: SignedInUser): void => {
  connection.user = user
  const connections = app.users.get(user.id)
  if (connections) {
    connections.add(connection)
    return
  }
  app.users.set(user.id, new Set([connection]))
  tellWatchers(app, user.id, 'online')
}

export const signOut = (app: App, connection: Connection): void => {
  const { user } = connection
  if (!user) return
  connection.user = undefined
  stopWatching(app, connection, user.watchlist)
  const connections = app.users.get(user.id)
  connections?.delete(connection)
  if (connections?.size !== 0) return
  app.users.delete(user.id)
  tellWatchers(app, user.id, 'offline')
}
