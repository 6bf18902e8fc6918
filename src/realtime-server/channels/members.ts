export interface PresenceData {
  ids: string[]
  hash: Record<string, unknown>
  count: number
}

/** The members of a presence channel: people, each with one or more connections. */
export class Members {
  readonly #members = new Map<string, { info: unknown; connections: number }>()

  get size(): number {
    return this.#members.size
  }

  get ids(): string[] {
    return [...this.#members.keys()]
  }

  has(id: string): boolean {
    return this.#members.has(id)
  }

  /** True when the person was not there before. */
  join(id: string, info: unknown): boolean {
    const member = this.#members.get(id)
    if (member) {
      member.connections += 1
      return false
    }
    this.#members.set(id, { info, connections: 1 })
    return true
  }

  /** True when it was the person's last connection. */
  leave(id: string): boolean {
    const member = this.#members.get(id)
    if (!member) return false
    member.connections -= 1
    return member.connections === 0 && this.#members.delete(id)
  }

  toPresence(): PresenceData {
    return {
      ids: this.ids,
      hash: Object.fromEntries([...this.#members].map(([id, { info }]) => [id, info ?? {}])),
      count: this.size,
    }
  }
}
