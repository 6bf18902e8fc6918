import type { Connection } from '../connection.ts'
import { Members } from './members.ts'

/** Exists as long as somebody is subscribed to it. */
export class Channel {
  readonly name: string
  readonly members: Members | undefined
  readonly #subscribers = new Set<Connection>()

  constructor(name: string, options: { isPresence: boolean }) {
    this.name = name
    this.members = options.isPresence ? new Members() : undefined
  }

  get subscriptionCount(): number {
    return this.#subscribers.size
  }

  add(connection: Connection): void {
    this.#subscribers.add(connection)
  }

  delete(connection: Connection): void {
    this.#subscribers.delete(connection)
  }

  broadcast(frame: Buffer, except?: Connection): void {
    for (const connection of this.#subscribers) {
      if (connection !== except) connection.send(frame)
    }
  }
}
