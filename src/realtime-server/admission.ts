import type { IncomingMessage } from 'node:http'
import type { App, AppRegistry } from './apps.ts'
import { readClient } from './clientAddress.ts'
import { CLOSE } from './protocol/closeCodes.ts'
import { readHandshake, type Refusal } from './protocol/handshake.ts'

export interface AdmissionOptions {
  registry: AppRegistry
  isOriginAllowed: (origin: string | undefined) => boolean
  proxySecret: string | undefined
  maxConnections: number
  maxConnectionsPerAddress: number
}

/** Who may open a connection, and how many are open. */
export class Admission {
  readonly #options: AdmissionOptions
  readonly #perGroup = new Map<string, number>()
  #open = 0
  #isDraining = false

  constructor(options: AdmissionOptions) {
    this.#options = options
  }

  get openCount(): number {
    return this.#open
  }

  get isDraining(): boolean {
    return this.#isDraining
  }

  startDraining(): void {
    this.#isDraining = true
  }

  judge(request: IncomingMessage): { app: App; group: string } | Refusal {
    const { registry, isOriginAllowed, proxySecret } = this.#options
    const handshake = readHandshake(request.url ?? '')
    if ('code' in handshake) return handshake
    const app = registry.byKey(handshake.key)
    if (!app) return { code: CLOSE.noSuchApp, reason: 'App key not in this cluster' }
    if (!app.isEnabled) return { code: CLOSE.appDisabled, reason: 'Application disabled' }
    if (!isOriginAllowed(request.headers.origin)) {
      return { code: CLOSE.unauthorized, reason: 'Origin not allowed' }
    }
    const { group, isSecure } = readClient(request, proxySecret)
    if (app.requiresTls && !isSecure) {
      return { code: CLOSE.tlsOnly, reason: 'Application only accepts TLS connections' }
    }
    return this.#capacityRefusal(app, group) ?? { app, group }
  }

  enter(group: string): void {
    this.#open += 1
    this.#perGroup.set(group, (this.#perGroup.get(group) ?? 0) + 1)
  }

  leave(group: string): void {
    this.#open -= 1
    const left = (this.#perGroup.get(group) ?? 0) - 1
    if (left > 0) this.#perGroup.set(group, left)
    else this.#perGroup.delete(group)
  }

  #capacityRefusal(app: App, group: string): Refusal | undefined {
    const { maxConnections, maxConnectionsPerAddress } = this.#options
    if (app.connections.size >= app.connectionQuota) {
      return { code: CLOSE.overQuota, reason: 'Application is over its connection quota' }
    }
    const isFull =
      this.#isDraining ||
      this.#open >= maxConnections ||
      (this.#perGroup.get(group) ?? 0) >= maxConnectionsPerAddress
    return isFull ? { code: CLOSE.overCapacity, reason: 'Over capacity' } : undefined
  }
}
