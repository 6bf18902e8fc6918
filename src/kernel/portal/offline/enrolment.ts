/** That this browser works without a network for somebody of a community. Nothing in it is secret. */
export interface Enrolment {
  /** Id of the community. */
  community: string
  slug: string
  /** Id of the device, as the server knows it. */
  device: string
}

const KEY = /^courtyard\/([^/]+)\/device$/
const keyOf = (community: string, name: 'device' | 'unsent' | 'unsent-gate') =>
  `courtyard/${community}/${name}`

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const readMark = (text: string): Pick<Enrolment, 'slug' | 'device'> | null => {
  const mark: unknown = JSON.parse(text)
  if (!isRecord(mark)) return null
  const { slug, device } = mark
  return typeof slug === 'string' && typeof device === 'string' ? { slug, device } : null
}

const all = (): Enrolment[] =>
  Object.keys(window.localStorage).flatMap((key) => {
    const community = KEY.exec(key)?.[1]
    const mark = community === undefined ? null : readMark(window.localStorage.getItem(key) ?? '')
    return community === undefined || mark === null ? [] : [{ community, ...mark }]
  })

export const enrolmentOf = (slug: string): Enrolment | null =>
  all().find((one) => one.slug === slug) ?? null

export const markEnrolled = ({ community, slug, device }: Enrolment): void => {
  window.localStorage.setItem(keyOf(community, 'device'), JSON.stringify({ slug, device }))
}

/** How many entries wait to be sent. */
export const unsentOf = ({ community }: Pick<Enrolment, 'community'>): number =>
  Number(window.localStorage.getItem(keyOf(community, 'unsent')) ?? 0)

/** How many of them were done at the gate. */
export const unsentAtGate = ({ community }: Pick<Enrolment, 'community'>): number =>
  Number(window.localStorage.getItem(keyOf(community, 'unsent-gate')) ?? 0)

/**
 * The server reads it too: whoever signs out is asked, and a login that ends wipes nothing unsent. Between
 * the names of several communities stands a point, which no name has.
 */
const UNSENT_COOKIE = 'courtyard-unsent'
const MONTH_SECONDS = 30 * 24 * 3600

/** Communities for which something waits to be sent. */
export const withUnsent = (): Enrolment[] => all().filter((one) => unsentOf(one) > 0)

/** Tells the server for which communities something waits here. */
export const tellUnsent = (): void => {
  const slugs = withUnsent().map(({ slug }) => slug)
  const age = slugs.length > 0 ? MONTH_SECONDS : 0
  const secure = window.location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${UNSENT_COOKIE}=${slugs.join('.')}; path=/; max-age=${String(age)}; samesite=lax${secure}`
}

/** @param all how many wait; `atGate` of them were done at the gate. */
export const noteUnsent = (
  { community }: Pick<Enrolment, 'community'>,
  { all: many, atGate }: { all: number; atGate: number },
): void => {
  for (const [name, count] of [['unsent', many] as const, ['unsent-gate', atGate] as const]) {
    if (count > 0) window.localStorage.setItem(keyOf(community, name), String(count))
    else window.localStorage.removeItem(keyOf(community, name))
  }
  tellUnsent()
  window.dispatchEvent(new Event(UNSENT_CHANGED))
}

/** Heard on the window where the number of entries changes; other tabs hear `storage`. */
export const UNSENT_CHANGED = 'courtyard-unsent'
