import type { ConversationDetail } from '../operations/detail'
import type { MessageView, SentMessage } from '../operations/schemas'

/** What became of a request: an answer, a refusal for good, or nothing that is known. */
export type Answer<T> =
  | { outcome: 'done'; body: T }
  /** Trying the same again changes nothing; `message` is a sentence for the person. */
  | { outcome: 'refused'; status: number; code: string; message: string }
  /** No network, a server that restarts, too many at once, a login that is over. */
  | { outcome: 'later' }

export interface PageQuery {
  before?: number
  after?: number
  thread?: number
  /** ISO moment: the first message at or after it, and what follows. */
  since?: string
  /** At most 200. */
  limit?: number
}

/** Longer than any answer takes; a request that hangs would hold up what waits behind it. */
const TIMEOUT_MS = 20_000
const LATER = new Set([401, 408, 425, 429])

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const refusalOf = (status: number, body: unknown): Answer<never> => {
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : {}
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    outcome: 'refused',
    status,
    code: text(error['code']),
    message: text(error['message']),
  }
}

const ask = async <T>(
  fetcher: typeof fetch,
  href: string,
  method: string,
  body?: unknown,
): Promise<Answer<T>> => {
  // The endpoints' schemas say what comes; checking again would ship them to every telephone.
  const isAnswer = (value: unknown): value is T => isRecord(value)
  try {
    const response = await fetcher(href, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    if (response.status >= 500 || LATER.has(response.status)) return { outcome: 'later' }
    const answer: unknown = await response.json().catch(() => null)
    if (!response.ok) return refusalOf(response.status, answer)
    return isAnswer(answer) ? { outcome: 'done', body: answer } : { outcome: 'later' }
  } catch {
    return { outcome: 'later' }
  }
}

export interface OutgoingMessage {
  clientId: string
  body: string
  replyTo: number | null
  /** Ids of files that were uploaded for it. */
  attachments: readonly string[]
}

const queryOf = (query: PageQuery): string =>
  new URLSearchParams(
    Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString()

/**
 * The endpoints of one community's conversations, for a browser. Nothing throws.
 * @param slug of the community
 */
export const conversationsApi = (
  slug: string,
  fetcher: typeof fetch = (...input) => fetch(...input),
) => {
  const root = `/api/c/${slug}`
  const base = `${root}/conversations`
  const call = <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> =>
    ask<T>(fetcher, `${base}${path}`, method, body)
  return {
    page: (id: string, query: PageQuery) =>
      call<{ messages: MessageView[] }>('GET', `/${id}/messages?${queryOf(query)}`),
    detail: (id: string) => call<ConversationDetail>('GET', `/${id}`),
    send: (id: string, message: OutgoingMessage) =>
      call<SentMessage>('POST', `/${id}/messages`, message),
    /** Up to which number the person has read, or their device has received. */
    point: (id: string, at: { read?: number; delivered?: number }) =>
      call<{ lastRead: number; lastDelivered: number }>('POST', `/${id}/pointers`, at),
    edit: (id: string, seq: number, body: string) =>
      call<unknown>('PATCH', `/${id}/messages/${seq}`, { body }),
    remove: (id: string, seq: number) => call<unknown>('DELETE', `/${id}/messages/${seq}`),
    edits: (id: string, seq: number) =>
      call<{ edits: { body: string; at: string }[] }>('GET', `/${id}/messages/${seq}/edits`),
    react: (id: string, seq: number, emoji: string, isOn: boolean) =>
      call<unknown>('PUT', `/${id}/messages/${seq}/reaction`, { emoji, isOn }),
    /** Reports somebody else's message to the management. */
    report: (id: string, seq: number, said: { reason: string; note: string }) =>
      ask<{ report: string }>(fetcher, `${root}/reports`, 'POST', {
        kind: 'message',
        record: id,
        part: seq,
        ...said,
      }),
    draft: (id: string, body: string, replyTo: number | null) =>
      call<unknown>('PUT', `/${id}/draft`, { body, replyTo }),
    mute: (id: string, until: string | null) => call<unknown>('PUT', `/${id}/mute`, { until }),
    people: (words: string) =>
      call<{ people: { id: string; name: string; unit: string | null; isStaff: boolean }[] }>(
        'GET',
        `/people?${new URLSearchParams({ q: words }).toString()}`,
      ),
    add: (id: string, people: readonly string[], sharesHistory: boolean) =>
      call<unknown>('POST', `/${id}/people`, { people, sharesHistory }),
    share: (id: string, person: string) =>
      call<unknown>('POST', `/${id}/people/${person}/share-history`),
    takeOut: (id: string, person: string) => call<unknown>('DELETE', `/${id}/people/${person}`),
    leave: (id: string) => call<unknown>('POST', `/${id}/leave`),
  }
}
export type ConversationsApi = ReturnType<typeof conversationsApi>
