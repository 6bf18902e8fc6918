import { env } from '../env'

const ANSWER_MS = 15_000

export interface PhoneCall {
  /** E.164, with its plus sign. */
  to: string
  /** What is read out. */
  text: string
  /** Of the text. */
  locale: string
  /** Stable over retries. */
  idempotencyKey: string
}

/** Calls somebody by telephone and reads a text out. */
export interface CallProvider {
  /** @throws where the call was not taken; the queue tries again. */
  call: (call: PhoneCall) => Promise<'taken' | 'refused'>
}

/** These say "later", whatever the call. */
const FOR_NOW = new Set([408, 425, 429])

/**
 * Calls by one HTTP POST each, as text messages have it:
 *
 *     POST <url>
 *     Authorization: Bearer <token>
 *     Idempotency-Key: <key>
 *     {"to": "+33612345678", "text": "…", "locale": "fr", "key": "<key>"}
 *
 * A 2xx answer takes the call; 408, 425, 429 and 5xx mean "try again"; any other 4xx refuses it for good.
 */
const httpCalls = (url: string, token: string): CallProvider => ({
  call: async ({ to, text, locale, idempotencyKey: key }) => {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ to, text, locale, key }),
    })
    await response.body?.cancel()
    if (response.ok) return 'taken'
    if (response.status < 500 && !FOR_NOW.has(response.status)) return 'refused'
    throw new Error(`the gateway of calls answered HTTP ${String(response.status)}`)
  },
})

/** What calls people from here; null where nothing is set up, and then nobody is called. */
export const phoneCalls = (): CallProvider | null => {
  const { CALL_HTTP_URL, CALL_HTTP_TOKEN } = env()
  return CALL_HTTP_URL !== undefined && CALL_HTTP_TOKEN !== undefined
    ? httpCalls(CALL_HTTP_URL, CALL_HTTP_TOKEN)
    : null
}
