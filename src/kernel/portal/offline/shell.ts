import { assetsIn, fontsIn } from './domain/assets'
import type { Enrolment } from './enrolment'

/** The page that opens without a network. It has nothing of anybody in it. */
const offlinePage = (slug: string): string => `/c/${slug}/desk/offline`

const pathOf = (request: Request): string => new URL(request.url).pathname

const keep = async (cache: Cache, path: string): Promise<void> => {
  if (await cache.match(path, { ignoreVary: true })) return
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`${path}: HTTP ${String(answer.status)}`)
  await cache.put(path, answer)
}

/**
 * Keeps the page with all that it needs, as this build has it; what an earlier build needed goes. The
 * page comes last, so that what is kept always fits together.
 */
export const refreshShell = async ({ community, slug }: Enrolment): Promise<void> => {
  const page = offlinePage(slug)
  const answer = await fetch(page, { cache: 'no-store' })
  if (!answer.ok || answer.redirected) return
  const html = await answer.clone().text()
  const cache = await window.caches.open(`courtyard/${community}/shell`)
  const assets = assetsIn(html)
  await Promise.all(assets.map((path) => keep(cache, path)))
  const styles = assets.filter((path) => path.endsWith('.css'))
  const fonts = await Promise.all(
    styles.map(async (path) => fontsIn(await ((await cache.match(path))?.text() ?? ''), path)),
  )
  await Promise.all(fonts.flat().map((path) => keep(cache, path)))
  await cache.put(page, answer)
  const needed = new Set([page, ...assets, ...fonts.flat()])
  for (const request of await cache.keys()) {
    if (!needed.has(pathOf(request))) await cache.delete(request)
  }
}

/** The worker answers for the page where the network does not. */
export const startWorker = async (): Promise<void> => {
  const options = { scope: '/', updateViaCache: 'none' } as const
  await navigator.serviceWorker.register('/service-worker.js', options)
  await navigator.serviceWorker.ready
}
