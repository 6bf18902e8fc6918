import type { App } from '../apps.ts'
import type { Connection } from '../connection.ts'
import { protocolFrame } from '../protocol/frames.ts'

type Presence = 'online' | 'offline'

const watchlistFrame = (events: { name: Presence; user_ids: readonly string[] }[]): Buffer =>
  protocolFrame('pusher_internal:watchlist_events', { events })

export const tellWatchers = (app: App, userId: string, name: Presence): void => {
  const watchers = app.watchers.get(userId)
  if (!watchers) return
  const frame = watchlistFrame([{ name, user_ids: [userId] }])
  for (const watcher of watchers) watcher.send(frame)
}

/** A watcher hears at once who is there and who is not: what it knew before may be stale. */
export const startWatching = (
  app: App,
  connection: Connection,
  watchlist: readonly string[],
): void => {
  if (watchlist.length === 0) return
  for (const userId of watchlist) {
    const watchers = app.watchers.get(userId)
    if (watchers) watchers.add(connection)
    else app.watchers.set(userId, new Set([connection]))
  }
  const online = watchlist.filter((userId) => app.users.has(userId))
  const offline = watchlist.filter((userId) => !app.users.has(userId))
  connection.send(
    watchlistFrame(
      [
        { name: 'online' as const, user_ids: online },
        { name: 'offline' as const, user_ids: offline },
      ].filter(({ user_ids }) => user_ids.length > 0),
    ),
  )
}

export const stopWatching = (
  app: App,
  connection: Connection,
  watchlist: readonly string[],
): void => {
  for (const userId of watchlist) {
    const watchers = app.watchers.get(userId)
    watchers?.delete(connection)
    if (watchers?.size === 0) app.watchers.delete(userId)
  }
}
