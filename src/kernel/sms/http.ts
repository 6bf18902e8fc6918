import { z } from 'zod'
import { splitSms } from '../domain/smsText'
import { MAX_SEGMENTS, SmsRefused } from './message'
import type { SmsTransport } from './message'

const ANSWER_MS = 15_000

const accepted = z.object({ id: z.union([z.string(), z.number()]).optional() })
const refused = z.object({ error: z.string() })

/** These say "later", whatever the message. */
const FOR_NOW = new Set([408, 425, 429])

const parsed = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/**
 * Text messages by one HTTP POST each:
 *
 *     POST <url>
 *     Authorization: Bearer <token>
 *     Idempotency-Key: <key>
 *     Content-Type: application/json
 *     {"to": "+33612345678", "text": "…", "from": "Courtyard", "key": "<key>", "segments": 1}
 *
 * `from` is there where one is set. A 2xx answer takes the message, `{"id": "…"}` names it; 408, 425,
 * 429 and 5xx mean "try again"; any other 4xx refuses it for good, `{"error": "…"}` says why.
 */
export const httpTransport = (url: string, token: string, source?: string): SmsTransport => ({
  name: 'http',
  send: async ({ to, text, from = source, idempotencyKey }) => {
    const segments = splitSms(text).parts.length
    if (segments > MAX_SEGMENTS) throw new SmsRefused('the text is too long')
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify({
        to,
        text,
        ...(from !== undefined && { from }),
        key: idempotencyKey,
        segments,
      }),
    })
    const answer = parsed(await response.text())
    if (response.ok) return String(accepted.safeParse(answer).data?.id ?? '')
    const why = refused.safeParse(answer).data?.error ?? 'no reason given'
    const reason = `HTTP ${String(response.status)}: ${why.slice(0, 160)}`
    const isForGood = response.status < 500 && !FOR_NOW.has(response.status)
    throw isForGood ? new SmsRefused(reason) : new Error(reason)
  },
  close: () => Promise.resolve(),
})
