import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { processWide } from '../processWide'
import { ROUTE_CLASSES } from './routeClass'

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const JOB_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60]
/** What a mail provider reports. */
const MAIL_REPORTS = ['delivered', 'delayed', 'bounced', 'complained']
const FAN_OUT_SECONDS = [0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60]
const LAG_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120, 600]

/**
 * Every label has a short, closed list of values: a class of addresses, a queue, a kind of event.
 * A path, a person or a community in a label would be personal data, and a series for each.
 */
const define = () => {
  const registry = new Registry()
  const registers = [registry]
  const counter = <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
    new Counter({ name: `courtyard_${name}`, help, labelNames, registers })
  const gauge = <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name: `courtyard_${name}`, help, labelNames, registers })
  const histogram = <L extends string = never>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: L[] = [],
  ) => new Histogram({ name: `courtyard_${name}`, help, buckets, labelNames, registers })

  return {
    registry,
    httpRequests: counter('http_requests_total', 'Requests that have ended.', [
      'method',
      'route',
      'status',
    ]),
    httpSeconds: histogram(
      'http_request_duration_seconds',
      'From the first byte of a request to the last of its answer.',
      REQUEST_SECONDS,
      ['method', 'route'],
    ),
    httpOpen: gauge('http_requests_open', 'Requests that are being answered.'),
    signIns: counter('sign_ins_total', 'Attempts to sign in, by how they ended.', ['outcome']),
    passwordHashes: counter('password_hashes_total', 'Passwords hashed; each costs a core.'),
    rateLimited: counter('rate_limited_total', 'Requests refused with 429.', ['route']),
    replays: counter('idempotent_replays_total', 'Answers given again for an Idempotency-Key.'),

    databaseUp: gauge('database_up', 'Whether the database answered for this scrape.'),
    poolConnections: gauge('db_pool_connections', 'Connections of the pool.', ['state']),
    poolWaiting: gauge('db_pool_waiting', 'Queries that wait for a connection.'),
    poolMax: gauge('db_pool_max', 'Connections that the pool may open.'),

    jobs: gauge('jobs', 'Jobs in the queue.', ['queue', 'state']),
    jobLag: gauge('job_lag_seconds', 'Age of the oldest job that is due.', ['queue']),
    workerBeat: gauge('worker_heartbeat_age_seconds', 'Since the last heartbeat of any worker.'),

    jobSeconds: histogram('job_duration_seconds', 'How long a job took.', JOB_SECONDS, [
      'queue',
      'outcome',
    ]),
    events: counter('events_handled_total', 'Events handled.', ['type', 'outcome']),
    eventLag: histogram(
      'event_lag_seconds',
      'From the moment of an event to the end of its handling.',
      LAG_SECONDS,
    ),
    deliveries: counter('deliveries_total', 'Deliveries that have ended.', ['channel', 'state']),
    deliveryTries: counter('delivery_tries_failed_total', 'Tries that failed and are repeated.', [
      'channel',
    ]),
    noticesTold: counter('notices_told_total', 'People in whose bell an event was written.'),
    fanOutSeconds: histogram(
      'fan_out_duration_seconds',
      'How long it took to write down whom an event tells, and how.',
      FAN_OUT_SECONDS,
    ),
    mailReports: counter('mail_reports_total', 'Reports of a mail provider.', ['state']),
    auditSealed: counter('audit_sealed_entries_total', 'Entries of the audit log sealed.'),
    auditSealedAt: gauge(
      'audit_seal_last_success_timestamp_seconds',
      'When this worker last went through the entries that wait for their seal.',
    ),
  }
}

/** A series that begins with its first event hides that event from `rate()`. */
const begin = (made: ReturnType<typeof define>) => {
  for (const outcome of ['signed-in', 'refused', 'next-step']) made.signIns.inc({ outcome }, 0)
  for (const route of ROUTE_CLASSES) made.rateLimited.inc({ route }, 0)
  for (const channel of ['email', 'push', 'telegram', 'sms']) {
    for (const state of ['sent', 'failed', 'suppressed']) {
      made.deliveries.inc({ channel, state }, 0)
    }
    made.deliveryTries.inc({ channel }, 0)
  }
  for (const state of MAIL_REPORTS) made.mailReports.inc({ state }, 0)
  // Nobody has looked yet, and 0 would be an answer.
  const { databaseUp, workerBeat, poolWaiting, poolMax, auditSealedAt } = made
  for (const unknown of [databaseUp, workerBeat, poolWaiting, poolMax, auditSealedAt]) {
    unknown.remove()
  }
  return made
}

const make = () => begin(define())

/** The metrics of this process: one registry, however often Next bundles this module. */
export const metrics = () => processWide('metrics', make)

/** For a label whose values come from data: what is not on the list is counted together. */
export const labelOf = (value: string, known: ReadonlySet<string>): string =>
  known.has(value) ? value : 'other'
