import { AsyncLocalStorage } from 'node:async_hooks'
import { processWide } from '../processWide'

/** What travels with a job, so that what it does is found by the request that caused it. */
export interface Origin {
  requestId?: string
  /** W3C `traceparent` of the span in which the job was made. */
  trace?: string
}

/** What this process is doing, as its log lines and spans name it: ids, and no personal data. */
export interface Work extends Origin {
  /** Slug in a request, id in a job. */
  community?: string
  jobId?: string
  queue?: string
  eventId?: string
}

const current = processWide('work', () => new AsyncLocalStorage<Work>())

export const currentWork = (): Work | undefined => current.getStore()

/** Runs `work`; whatever it logs and enqueues names `what`, and what stood around it already. */
export const withinWork = <T>(what: Work, work: () => T): T =>
  current.run({ ...current.getStore(), ...what }, work)

/** The fields that each log line gets. */
export const workFields = (): object => {
  const { trace, ...fields } = current.getStore() ?? {}
  // version-traceid-spanid-flags: tools that show logs beside traces look for the second part.
  return trace === undefined ? fields : { ...fields, traceId: trace.split('-')[1] }
}

const MAX_LENGTH = 64

/** The origin of a job that is made now: that of the work, or the id that its request came with. */
export const originOf = (headers: Headers | undefined): Origin => {
  const { requestId = headers?.get('x-request-id')?.slice(0, MAX_LENGTH), trace } =
    current.getStore() ?? {}
  return { ...(requestId && { requestId }), ...(trace !== undefined && { trace }) }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= MAX_LENGTH ? value : undefined

/** Reads the origin of a job's data; a job of an older release has none. */
export const readOrigin = (data: unknown): Origin => {
  if (typeof data !== 'object' || data === null || !('origin' in data)) return {}
  const { origin } = data
  if (typeof origin !== 'object' || origin === null) return {}
  const requestId = 'requestId' in origin ? textOf(origin.requestId) : undefined
  const trace = 'trace' in origin ? textOf(origin.trace) : undefined
  return { ...(requestId && { requestId }), ...(trace && { trace }) }
}
