import type { Enrolment } from './enrolment'

const scriptsNow = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(
      ({ origin, pathname }) =>
        origin === window.location.origin && pathname.startsWith('/_next/static/'),
    )
    .map(({ pathname }) => pathname)

/**
 * Keeps what a page loads only when somebody asks for it, so that it is there without a network too.
 * @param load loads it; gives the addresses of what it needs besides scripts.
 */
export const keepParts = async (
  { community }: Enrolment,
  load: () => Promise<readonly string[]>,
): Promise<void> => {
  const more = await load()
  const needed = new Set([...scriptsNow(), ...more])
  const cache = await window.caches.open(`courtyard/${community}/parts`)
  for (const request of await cache.keys()) {
    if (!needed.has(new URL(request.url).pathname)) await cache.delete(request)
  }
  for (const path of needed) {
    if (!(await cache.match(path, { ignoreVary: true }))) await cache.add(path)
  }
}
