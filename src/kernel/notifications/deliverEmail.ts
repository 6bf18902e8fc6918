import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { systemClock } from '../clock'
import { readerOf, sql } from '../database/transaction'
import { EmailRefused } from '../email/message'
import { renderEmail } from '../email/render'
import { emailTransport } from '../email/transport'
import { env } from '../env'
import { identity } from '../identity'
import type { CommunityIdentity, Person } from '../identity'
import { log } from '../log'
import { metrics } from '../observability/metrics'
import { inSpan } from '../observability/span'
import { asSystem, communityRequest } from '../tenancy/system'
import type { AnyNotificationKind } from './kind'

const CHANNEL = 'email'

// A job of the release before this one names no community.
const emailJob = z.object({ deliveryId: z.uuid(), community: z.uuid().optional() })

interface DeliveryRow extends Record<string, unknown> {
  id: string
  community_id: string
  event_id: string
  kind: string
  recipient_id: string
  data: unknown
}

/** Takes the delivery unless it has ended already; a repeated job finds nothing to do. */
const claim = async (req: PayloadRequest, id: string): Promise<DeliveryRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<DeliveryRow>(sql`
    update deliveries set state = 'sending', attempts = attempts + 1, updated_at = now()
    where id = ${id} and state in ('queued', 'sending')
    returning id, community_id, event_id, kind, recipient_id, data`)
  return rows[0]
}

const finish = async (
  req: PayloadRequest,
  id: string,
  state: 'sent' | 'failed' | 'suppressed',
  reason: string | null,
): Promise<void> => {
  const reader = await readerOf(req)
  await reader.execute(sql`
    update deliveries set state = ${state}, reason = ${reason}, updated_at = now(),
      sent_at = case when ${state} = 'sent' then now() else sent_at end
    where id = ${id}`)
  metrics().deliveries.inc({ channel: CHANNEL, state })
  log().info({ msg: 'a delivery ended', deliveryId: id, channel: CHANNEL, state, reason })
}

const domainOf = (from: string): string => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'

const send = async (
  req: PayloadRequest,
  row: DeliveryRow,
  kind: AnyNotificationKind,
  community: CommunityIdentity,
  person: Person,
): Promise<'sent' | 'nothing-to-say'> => {
  const { PUBLIC_URL, MAIL_FROM } = env()
  const { locale, name } = person
  const context = { req, data: row.data, community, locale }
  const url = (path: string) => new URL(path, PUBLIC_URL).href
  const notice = await kind.text(context)
  if (!notice) return 'nothing-to-say'
  const email = await kind.email?.({ ...context, name, url, href: url(notice.path) })
  if (!email) return 'nothing-to-say'
  const { html, text } = await renderEmail(email.body)
  const key = `${row.event_id}.${row.recipient_id}`
  await emailTransport().send({
    to: { name: person.name, address: person.email },
    from: MAIL_FROM,
    subject: email.subject,
    html,
    text,
    messageId: `<${key}@${domainOf(MAIL_FROM)}>`,
    idempotencyKey: key,
  })
  return 'sent'
}

const communityOfDelivery = (payload: Payload, id: string): Promise<string | undefined> =>
  asSystem(payload, 'find the community of an old delivery', async (req) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<{ community_id: string }>(
      sql`select community_id from deliveries where id = ${id}`,
    )
    return rows[0]?.community_id
  })

/**
 * Sends one delivery by e-mail, to a person who is still entitled to it at this moment. Safe to
 * run again: the message keeps its Message-ID, and a delivery that has ended is left alone.
 * @throws when the mail could not be handed over; the queue tries again.
 */
export const deliverEmail = async (
  payload: Payload,
  kinds: ReadonlyMap<string, AnyNotificationKind>,
  data: unknown,
  { isLastTry }: { isLastTry: boolean },
): Promise<void> => {
  const { deliveryId, community: named } = emailJob.parse(data)
  const place = named ?? (await communityOfDelivery(payload, deliveryId))
  if (place === undefined) return
  const req = await communityRequest(payload, place, 'deliver e-mail')
  const row = await claim(req, deliveryId)
  if (!row) return
  const kind = kinds.get(row.kind)
  const community = await identity().communityById(req, row.community_id)
  if (!kind || !community) {
    await finish(req, row.id, 'failed', 'unknown-kind')
    return
  }
  const audience = await kind.audience({ req, community: community.id, data: row.data })
  const person = audience.find(({ id }) => id === row.recipient_id)
  if (!person) {
    await finish(req, row.id, 'suppressed', 'no-longer-entitled')
    return
  }
  try {
    const facts = { 'courtyard.delivery.id': row.id, 'courtyard.delivery.channel': CHANNEL }
    const outcome = await inSpan({ name: 'send e-mail', kind: 'client', facts }, () =>
      send(req, row, kind, community, person),
    )
    if (outcome === 'nothing-to-say') {
      await finish(req, row.id, 'suppressed', outcome)
      return
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
    if (error instanceof EmailRefused) {
      await finish(req, row.id, 'failed', reason)
      if (error.isAddressBad) await identity().noteAddress(req, person.id, reason)
      return
    }
    if (isLastTry) await finish(req, row.id, 'failed', reason)
    else metrics().deliveryTries.inc({ channel: CHANNEL })
    throw error
  }
  await finish(req, row.id, 'sent', null)
  await identity().noteAddress(req, person.id, null)
  await kind.afterSent?.({
    req,
    community: community.id,
    data: row.data,
    at: systemClock.now(),
  })
}
