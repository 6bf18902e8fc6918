import type { Context, Span } from '@opentelemetry/api'
import { log } from '../log'
import { installTracer } from './span'
import type { SpanStart } from './span'

export interface RunningTracing {
  /** Sends what is still held back. */
  stop: () => Promise<void>
}

const OFF: RunningTracing = { stop: () => Promise.resolve() }

const EVERY_MS = 2000
/** A process that ends does not wait longer for a collector. */
const PATIENCE_MS = 2000

/** https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

/**
 * Sends spans over OTLP (HTTP, JSON) to where `endpoint` says; without one, nothing is loaded. The
 * tracer is not registered with the OpenTelemetry API on purpose: Next would begin to trace by
 * itself, and its spans carry addresses with their query, tokens of links included.
 */
export const startTracing = async (
  service: 'courtyard-web' | 'courtyard-worker',
  endpoint: string | undefined,
): Promise<RunningTracing> => {
  if (endpoint === undefined) return OFF
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        // Its address, headers and time-out come from the OTEL_EXPORTER_OTLP_* variables.
        exporter: new OTLPTraceExporter(),
        scheduledDelayMillis: EVERY_MS,
      }),
    ],
  })
  const tracer = provider.getTracer('courtyard')
  const kinds = {
    server: api.SpanKind.SERVER,
    internal: api.SpanKind.INTERNAL,
    client: api.SpanKind.CLIENT,
    consumer: api.SpanKind.CONSUMER,
  } as const

  const contextOf = (parent: string | undefined): Context => {
    const [, traceId, spanId, flags] = TRACEPARENT.exec(parent ?? '') ?? []
    if (traceId === undefined || spanId === undefined) return api.ROOT_CONTEXT
    const traceFlags = Number.parseInt(flags ?? '0', 16)
    return api.trace.setSpanContext(api.ROOT_CONTEXT, { traceId, spanId, traceFlags })
  }
  const traceparentOf = (span: Span): string => {
    const { traceId, spanId, traceFlags } = span.spanContext()
    return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`
  }

  installTracer({
    start: ({ name, kind, facts, parent }: SpanStart) => {
      const span = tracer.startSpan(
        name,
        { kind: kinds[kind], attributes: { ...facts } },
        contextOf(parent),
      )
      return {
        traceparent: traceparentOf(span),
        add: (more) => void span.setAttributes({ ...more }),
        end: (failure) => {
          if (failure !== undefined) {
            span.setAttribute('error.type', failure)
            span.setStatus({ code: api.SpanStatusCode.ERROR })
          }
          span.end()
        },
      }
    },
  })
  log().info({ msg: 'tracing', service })
  return {
    stop: async () => {
      const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))
      const shutdown = provider.shutdown().catch((err: unknown) => {
        log().warn({ err, msg: 'the last spans could not be sent' })
      })
      await Promise.race([shutdown, patience])
    },
  }
}
