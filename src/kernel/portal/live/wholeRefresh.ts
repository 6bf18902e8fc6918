type Fetch = typeof globalThis.fetch

/** Of Next's requests, those for the page that is in sight: no prefetch, no other page, no action. */
const isRefresh = ([input, init]: Parameters<Fetch>, here: string): boolean => {
  if (input instanceof Request || (init?.method ?? 'GET') !== 'GET') return false
  const headers = new Headers(init?.headers)
  const { origin, pathname } = new URL(input, here)
  return headers.has('rsc') && !headers.has('next-router-prefetch') && origin + pathname === here
}

/** A body may not be given where the status has none. */
const HAS_NO_BODY = [204, 205, 304]

const wholeOf = async (answer: Response): Promise<Response> => {
  const { status, statusText, headers, url, redirected } = answer
  const body = await answer.arrayBuffer()
  const init = { status, statusText, headers }
  const whole = new Response(HAS_NO_BODY.includes(status) ? null : body, init)
  // The constructor knows of neither, and Next looks at both.
  return Object.defineProperties(whole, { url: { value: url }, redirected: { value: redirected } })
}

/**
 * A `fetch` whose answers to a refresh of the page in sight come whole or fail. Next draws an answer
 * while it comes: one that is cut on its way would put an error in the place of a page that is good,
 * with all that is written on it. Where the request itself fails, Next waits for the server and asks
 * again (`useOffline` of next.config.ts).
 * @param fetch the one below
 * @param here origin and path of the page in sight
 */
export const refreshWhole =
  (fetch: Fetch, here: () => string): Fetch =>
  async (input, init) => {
    const answer = await fetch(input, init)
    return isRefresh([input, init], here()) ? wholeOf(answer) : answer
  }

let isInstalled = false

/** From now on the page in sight is exchanged only for a whole one. */
export const installWholeRefresh = (): void => {
  if (isInstalled) return
  isInstalled = true
  window.fetch = refreshWhole(
    window.fetch.bind(window),
    () => window.location.origin + window.location.pathname,
  )
}
