import type { PayloadRequest } from 'payload'
import { systemClock } from '../clock'
import { inTransaction, readerOf, sql } from '../database/transaction'
import type { EventEnvelope } from '../events/event'
import { identity } from '../identity'
import type { CommunityIdentity } from '../identity'
import { metrics } from '../observability/metrics'
import { ringBells } from './bell'
import { rendererFor } from './content'
import type { AnyNotificationKind, NoticeText, Recipient } from './kind'
import { planWays } from './planWays'
import { noticePorts } from './ports'
import { tellBatch } from './tellBatch'

/** People of one transaction. */
const BATCH = 1000

/** Once each, always in one order: two workers that write the same people wait for each other. */
const inOrder = (people: readonly Recipient[]): Recipient[] =>
  [...new Map(people.map((person) => [person.id, person])).values()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )

/** Whom an earlier handling of the event has told already. */
const alreadyTold = async (req: PayloadRequest, eventId: string): Promise<Set<string>> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ recipient_id: string }>(sql`
    select recipient_id from deliveries where event_id = ${eventId} and channel = 'in-app'`)
  return new Set(rows.map(({ recipient_id }) => recipient_id))
}

/**
 * Rings one batch after the other while the next is planned. A realtime server that is down keeps
 * nobody from being told otherwise; what went wrong is thrown at the end.
 */
const inBackground = (eventId: string) => {
  let ringing: Promise<unknown> = Promise.resolve()
  let failure: unknown
  return {
    ring: (people: readonly string[]) => {
      ringing = ringing
        .then(() => ringBells(people, eventId))
        .catch((error: unknown) => {
          failure ??= error
        })
    },
    end: async () => {
      await ringing
      if (failure !== undefined)
        throw failure instanceof Error ? failure : new Error('no bell rang')
    },
  }
}

const inBatches = async <T>(
  all: readonly T[],
  work: (part: readonly T[]) => Promise<void>,
): Promise<void> => {
  for (let from = 0; from < all.length; from += BATCH) await work(all.slice(from, from + BATCH))
}

/** What the event says, in each language of the people. Where it says nothing any more, nothing. */
const textsFor = async (
  req: PayloadRequest,
  {
    event,
    kind,
    community,
  }: { event: EventEnvelope; kind: AnyNotificationKind; community: CommunityIdentity },
  people: readonly Recipient[],
): Promise<Map<string, NoticeText>> => {
  const render = rendererFor(req, community)
  const texts = new Map<string, NoticeText>()
  for (const locale of new Set(people.map((person) => person.locale))) {
    const rendered = await render({ kind, eventId: event.id, data: event.data }, locale)
    if (rendered) texts.set(locale, rendered.text)
  }
  return texts
}

/**
 * Writes down who is to be told of an event, and how: first a notice in everybody's bell, which their
 * screens hear of at once; then a delivery for each other way to them, with a job for what leaves now.
 * Batch by batch, each in a transaction of its own; handling the event again goes on where it stopped,
 * and adds nobody twice.
 * @returns how many people are new.
 * @throws where screens could not be told; everybody is planned all the same.
 */
export const planDeliveries = async (
  req: PayloadRequest,
  event: EventEnvelope,
  kind: AnyNotificationKind,
): Promise<number> => {
  if (event.community === null) return 0
  const community = await identity().communityById(req, event.community)
  if (!community) return 0
  const people = inOrder(await kind.audience({ req, community: community.id, data: event.data }))
  if (people.length === 0) return 0
  const end = metrics().fanOutSeconds.startTimer()
  const told = await alreadyTold(req, event.id)
  // What stopped the earlier handling may have stopped it before these screens heard.
  const bells = inBackground(event.id)
  if (told.size > 0) bells.ring([...told])
  const fresh = people.filter(({ id }) => !told.has(id))
  const texts = await textsFor(req, { event, kind, community }, fresh)
  let added = 0
  await inBatches(
    fresh.filter(({ locale }) => texts.has(locale)),
    async (recipients) => {
      const now = systemClock.now()
      const rung = await inTransaction(req, () =>
        tellBatch({ req, event, kind, community, texts, recipients, now }),
      )
      added += rung.length
      bells.ring(rung)
    },
  )
  const rules = await noticePorts().rulesOf(req, community.id)
  await inBatches(people, (recipients) => {
    const now = systemClock.now()
    return inTransaction(req, () =>
      planWays({ req, event, kind, community, rules, recipients, now }),
    )
  })
  end()
  metrics().noticesTold.inc(added)
  await bells.end()
  return added
}
