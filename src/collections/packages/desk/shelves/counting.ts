/** What the page keeps of a parcel, as the server words it. */
export interface ShownLine {
  id: string
  unit: string
  text: string
  shelf: string | null
}

export interface ShownCode {
  code: string
  parcel: ShownLine | null
}

const RESULTS = ['counted', 'again', 'elsewhere', 'closed', 'unknown'] as const
export type Result = (typeof RESULTS)[number]

export interface Read extends ShownCode {
  result: Result
}

export type Sent =
  | { state: 'taken'; read: Read[] }
  /** Nobody answered, or not now: it may be sent again. */
  | { state: 'unsent' }
  | { state: 'refused'; message: string }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const lineOf = (value: unknown): ShownLine | null =>
  isRecord(value)
    ? {
        id: textOf(value['id']),
        unit: textOf(value['unit']),
        text: textOf(value['text']),
        shelf: typeof value['shelf'] === 'string' ? value['shelf'] : null,
      }
    : null

const readOf = (value: unknown): Read[] => {
  if (!isRecord(value)) return []
  const result = RESULTS.find((known) => known === value['result'])
  return result === undefined
    ? []
    : [{ code: textOf(value['code']), result, parcel: lineOf(value['line']) }]
}

const TOO_MANY = 429
const FAILED = 500

const ask = async (path: string, body: object): Promise<Sent> => {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (answer.status === TOO_MANY || answer.status >= FAILED) return { state: 'unsent' }
    const told: unknown = await answer.json()
    if (!isRecord(told)) return { state: 'unsent' }
    if (answer.ok) {
      const results = Array.isArray(told['results']) ? told['results'] : []
      return { state: 'taken', read: results.flatMap((result) => readOf(result)) }
    }
    const message = isRecord(told['error']) ? textOf(told['error']['message']) : ''
    return { state: 'refused', message }
  } catch {
    return { state: 'unsent' }
  }
}

/** The address of a count, under the slug of its community. */
const addressOf = (community: string, id: string): string =>
  `/api/c/${community}/shelf-audits/${id}`

/** Takes codes into a count; what was sent already counts once. */
export const sendCodes = (community: string, id: string, codes: readonly string[]): Promise<Sent> =>
  ask(`${addressOf(community, id)}/codes`, { codes })

export const takeOut = (community: string, id: string, code: string): Promise<Sent> =>
  ask(`${addressOf(community, id)}/uncount`, { code })

/** What was counted, by code: what the server knew when the page came, and what was read since. */
export const shownCodes = (
  known: readonly ShownCode[],
  read: readonly ShownCode[],
  out: ReadonlySet<string>,
): ShownCode[] => {
  const byCode = new Map([...read, ...known].map((one) => [one.code, one]))
  return [...byCode.values()].filter(({ code }) => !out.has(code))
}

/** What should be there and is not counted; what is; and what should not be there. */
export const sortedCount = (expected: readonly ShownLine[], codes: readonly ShownCode[]) => {
  const belongs = new Set(expected.map(({ id }) => id))
  const isHere = (one: ShownCode): boolean => one.parcel !== null && belongs.has(one.parcel.id)
  const here = codes.filter(isHere)
  const counted = new Set(here.map(({ parcel }) => parcel?.id))
  return {
    toFind: expected.filter(({ id }) => !counted.has(id)),
    here,
    extra: codes.filter((one) => !isHere(one)),
  }
}
