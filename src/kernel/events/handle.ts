import { createLocalReq } from 'payload'
import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { systemClock } from '../clock'
import { log } from '../log'
import type { Manifest } from '../module'
import { planDeliveries } from '../notifications/plan'
import { labelOf, metrics } from '../observability/metrics'
import { inSpan } from '../observability/span'
import { withinWork } from '../observability/work'
import { endConnections, triggerAll } from '../realtime/pusher'
import { communityRequest } from '../tenancy/system'
import type { EventEnvelope } from './event'

const envelope: z.ZodType<EventEnvelope> = z.object({
  id: z.uuid(),
  type: z.string(),
  community: z.uuid().nullable(),
  data: z.unknown(),
  occurredAt: z.string(),
})

const updateScreens = async (
  req: PayloadRequest,
  community: string,
  manifest: Manifest,
  event: EventEnvelope,
) => {
  const updates = manifest.modules
    .flatMap(({ live }) => live ?? [])
    .filter(({ eventType }) => eventType === event.type)
  for (const update of updates) {
    const channels = await update.channels({ req, community, data: event.data })
    if (channels.length === 0) continue
    await triggerAll(channels, event.type, { ...update.message(event.data), eventId: event.id })
  }
}

/** Whoever may hear less now is cut off; what they may still hear, they ask for again. */
const cutOff = async (req: PayloadRequest, manifest: Manifest, event: EventEnvelope) => {
  const changes = manifest.modules
    .flatMap(({ accessChanges }) => accessChanges ?? [])
    .filter(({ eventType }) => eventType === event.type)
  for (const change of changes) {
    for (const person of await change.people({ req, data: event.data })) {
      await endConnections(person)
    }
  }
}

const reachScreens = async (req: PayloadRequest, manifest: Manifest, event: EventEnvelope) => {
  await cutOff(req, manifest, event)
  if (event.community !== null) await updateScreens(req, event.community, manifest, event)
}

const react = async (
  req: PayloadRequest,
  community: string,
  manifest: Manifest,
  event: EventEnvelope,
) => {
  const reactions = manifest.modules
    .flatMap(({ reactions: own }) => own ?? [])
    .filter(({ eventType }) => eventType === event.type)
  for (const { work } of reactions) await work({ req, community, data: event.data })
}

const follow = async (payload: Payload, manifest: Manifest, event: EventEnvelope) => {
  const { community } = event
  const req = await (community === null
    ? createLocalReq({}, payload)
    : communityRequest(payload, community, event.type))
  let screensFailed: Error | undefined
  try {
    await reachScreens(req, manifest, event)
  } catch (error) {
    screensFailed = error instanceof Error ? error : new Error(String(error))
    log().warn({ err: error, eventId: event.id, msg: 'open screens could not be told' })
  }
  // Nobody is told yet of what happens outside of communities.
  const kinds = (community === null ? [] : manifest.modules)
    .flatMap(({ notifications }) => notifications ?? [])
    .filter(({ eventType }) => eventType === event.type)
  for (const kind of kinds) await planDeliveries(req, event, kind)
  if (community !== null) await react(req, community, manifest, event)
  if (screensFailed) throw screensFailed
}

/**
 * What follows from an event: open screens hear of it, and whoever is to be told gets a delivery.
 * Screens come first, they wait; but a realtime server that is down keeps no mail back.
 * @throws when a part failed; the queue runs the whole again, and what is done stays done once.
 */
export const handleEvent = async (
  payload: Payload,
  manifest: Manifest,
  data: unknown,
): Promise<void> => {
  const event = envelope.parse(data)
  const known = new Set(manifest.modules.flatMap(({ events }) => events ?? []).map((e) => e.type))
  const type = labelOf(event.type, known)
  const facts = { 'courtyard.event.id': event.id, 'courtyard.event.type': type }
  const { events, eventLag } = metrics()
  try {
    await withinWork({ eventId: event.id }, () =>
      inSpan({ name: `event ${type}`, kind: 'internal', facts }, () =>
        follow(payload, manifest, event),
      ),
    )
  } catch (error) {
    events.inc({ type, outcome: 'failed' })
    throw error
  }
  events.inc({ type, outcome: 'handled' })
  eventLag.observe(Math.max(0, systemClock.now().getTime() - Date.parse(event.occurredAt)) / 1000)
}
