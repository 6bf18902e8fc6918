import type { App } from '../apps.ts'

export interface ApiRequest {
  app: App
  query: ReadonlyMap<string, string>
  /** The changing part of the path: a channel's name or a user's id. */
  parameter: string
  body: Buffer
  now: number
}
