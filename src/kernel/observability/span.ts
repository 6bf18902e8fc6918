import { processWide } from '../processWide'
import { currentWork, withinWork } from './work'

/**
 * All that a span may tell. A closed list, because spans leave the installation: no address with
 * its query, no SQL text, no parameter, no name, no e-mail.
 */
export interface SpanFacts {
  'http.request.method'?: string
  'http.response.status_code'?: number
  'courtyard.route'?: string
  'courtyard.request_id'?: string
  'courtyard.community'?: string
  'courtyard.event.id'?: string
  'courtyard.event.type'?: string
  'courtyard.delivery.id'?: string
  'courtyard.delivery.channel'?: string
  'courtyard.delivery.state'?: string
  'courtyard.job.retry'?: number
  'messaging.destination.name'?: string
  'messaging.message.id'?: string
  'db.system.name'?: 'postgresql'
  'db.operation.name'?: string
  'db.collection.name'?: string
  'error.type'?: string
}

export interface OpenSpan {
  /** W3C: what the spans below it, here or in another process, have as their parent. */
  traceparent: string
  add: (facts: SpanFacts) => void
  /** `failure`: the kind of error, never its message. */
  end: (failure?: string) => void
}

export interface SpanStart {
  name: string
  kind: 'server' | 'internal' | 'client' | 'consumer'
  facts: SpanFacts
  /** `traceparent` of the parent; undefined begins a trace. */
  parent: string | undefined
}

export interface Tracer {
  start: (span: SpanStart) => OpenSpan
}

const held = processWide('tracer', (): { tracer?: Tracer } => ({}))

/** The entry point's to call. Without it nothing is traced, and nothing of the tracer is loaded. */
export const installTracer = (tracer: Tracer): void => {
  held.tracer = tracer
}

export const isTracing = (): boolean => held.tracer !== undefined

/** Begins a span below the current one; undefined where nothing is traced. */
export const startSpan = (span: Omit<SpanStart, 'parent'>): OpenSpan | undefined =>
  held.tracer?.start({ ...span, parent: currentWork()?.trace })

export const failureOf = (error: unknown): string =>
  error instanceof Error ? error.name : typeof error

/** Runs `work` in a span below the current one; what it enqueues is a child of it. */
export const inSpan = async <T>(
  span: Omit<SpanStart, 'parent'>,
  work: (span: OpenSpan | undefined) => Promise<T>,
): Promise<T> => {
  const open = startSpan(span)
  if (!open) return work(undefined)
  try {
    const result = await withinWork({ trace: open.traceparent }, () => work(open))
    open.end()
    return result
  } catch (error) {
    open.end(failureOf(error))
    throw error
  }
}
