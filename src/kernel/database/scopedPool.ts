import pg from 'pg'
import type { PoolClient, PoolConfig } from 'pg'
import { processWide } from '../processWide'
import { noteCrowd } from './crowd'
import { keepPlans } from './keptPlans'
import { keyOf, NO_SCOPE, SET_SCOPE, settingsOf, wantedScope } from './rowScope'
import type { RowScope } from './rowScope'

type Callback = (error: Error | undefined, client: PoolClient | undefined, done: Release) => void
type Release = (error?: boolean | Error) => void

const nothing: Release = () => undefined

const heldBy = processWide('connections', () => new WeakMap<object, string>())

/** Notes the scope that a statement of its own has given to a connection. */
export const noteScope = (client: PoolClient, scope: RowScope | 'unknown'): void => {
  heldBy.set(client, scope === 'unknown' ? scope : keyOf(scope))
}

/** A pool without listeners turns each lost connection into an uncaught exception. */
const listenForLostConnections = (pool: pg.Pool, lost: (error: Error) => void) => {
  pool.on('error', lost)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
}

/**
 * A pool whose connections never serve a scope that they were not set to. A connection keeps its
 * scope until somebody else wants it, so one person's requests in a row cost one statement more.
 * Whoever works for the system gets a connection of the system's role, from a pool of its own.
 */
export const scopedPoolClass = ({
  systemPool,
  onLost,
}: {
  /** Connects as the role that the policies do not bind. */
  systemPool: PoolConfig
  onLost: (error: Error) => void
}) => {
  return class ScopedPool extends pg.Pool {
    #system: pg.Pool | undefined

    constructor(config?: PoolConfig) {
      super(config)
      listenForLostConnections(this, onLost)
      keepPlans(this)
    }

    override connect(): Promise<PoolClient>
    override connect(callback: Callback): void
    override connect(callback?: Callback): Promise<PoolClient> | undefined {
      const lent = this.#lend()
      if (!callback) return lent
      lent.then(
        (client) => {
          callback(undefined, client, client.release.bind(client))
        },
        (error: unknown) => {
          callback(error instanceof Error ? error : new Error(String(error)), undefined, nothing)
        },
      )
      return undefined
    }

    async #lend(): Promise<PoolClient> {
      const scope = wantedScope()
      if (scope !== 'as-it-is' && scope.role === 'system') return this.#systemConnection()
      const client = await super.connect().catch((error: unknown) => {
        noteCrowd()
        throw error
      })
      if (scope === 'as-it-is') return client
      const key = keyOf(scope)
      if ((heldBy.get(client) ?? keyOf(NO_SCOPE)) === key) return client
      noteScope(client, 'unknown')
      try {
        await client.query(SET_SCOPE, [...settingsOf(scope), false])
        noteScope(client, scope)
        return client
      } catch (error) {
        client.release(error instanceof Error ? error : true)
        throw error
      }
    }

    #systemConnection(): Promise<PoolClient> {
      if (!this.#system) {
        this.#system = new pg.Pool(systemPool)
        listenForLostConnections(this.#system, onLost)
        keepPlans(this.#system)
      }
      return this.#system.connect()
    }

    override async end(): Promise<void> {
      await Promise.all([super.end(), this.#system?.end()])
    }
  }
}
