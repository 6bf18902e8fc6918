import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { openReader, sql } from '../database/transaction'
import { log } from '../log'
import { metrics } from '../observability/metrics'
import { inSpan } from '../observability/span'
import { inPlainMarks, SmsRefused } from './message'
import type { SmsMessage } from './message'
import { isSmsOffered } from './offered'
import { smsTransport } from './transport'

const CHANNEL = 'sms'

export type SmsOutcome =
  | { state: 'sent'; providerId: string }
  | { state: 'repeated' }
  | { state: 'failed'; reason: string }

/**
 * Sends a text message once for its key, however often it is asked to; from jobs alone. A worker
 * that died between the provider's answer and the note of it is the one case in which a second
 * text may leave (docs/decisions/0005-an-email-once.md has the same for mail).
 * @returns `failed` with the reason when the provider refused the message for good.
 * @throws when it could not be handed over; the queue tries again.
 */
export const sendSms = async (payload: Payload, message: SmsMessage): Promise<SmsOutcome> => {
  if (!isSmsOffered()) return { state: 'failed', reason: 'no-provider' }
  const reader = openReader(payload)
  const key = createHash('sha256').update(message.idempotencyKey).digest('base64url')
  const { rows } = await reader.execute<{ key: string }>(sql`
    insert into sms_sent (key, claimed_at) values (${key}, now())
    on conflict (key) do update set claimed_at = now()
      where sms_sent.ended_at is null and sms_sent.claimed_at < now() - interval '1 minute'
    returning key`)
  if (rows.length === 0) {
    const { rows: held } = await reader.execute<{ is_over: boolean }>(
      sql`select ended_at is not null as is_over from sms_sent where key = ${key}`,
    )
    if (held[0]?.is_over === true) return { state: 'repeated' }
    throw new Error('this text message is being sent by another worker')
  }
  const end = async (providerId: string | null, reason: string | null) => {
    await reader.execute(sql`
      update sms_sent set ended_at = now(), provider_id = ${providerId}, reason = ${reason}
      where key = ${key}`)
    const state = reason === null ? 'sent' : 'failed'
    metrics().deliveries.inc({ channel: CHANNEL, state })
    log().info({ msg: 'a text message ended', channel: CHANNEL, state, reason })
  }
  try {
    const facts = { 'courtyard.delivery.channel': CHANNEL }
    const id = await inSpan({ name: 'send text message', kind: 'client', facts }, () =>
      smsTransport().send({ ...message, text: inPlainMarks(message.text) }),
    )
    await end(id.slice(0, 100), null)
    return { state: 'sent', providerId: id }
  } catch (error) {
    if (error instanceof SmsRefused) {
      await end(null, error.message.slice(0, 200))
      return { state: 'failed', reason: error.message }
    }
    metrics().deliveryTries.inc({ channel: CHANNEL })
    await reader.execute(sql`delete from sms_sent where key = ${key} and ended_at is null`)
    throw error
  }
}
