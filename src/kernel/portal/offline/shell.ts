import { assetsIn, fontsIn } from './domain/assets'
import type { Enrolment } from './enrolment'
import { SCREENS } from './store'

/** The pages that open without a network. They have nothing of anybody in them. */
const offlinePages = (slug: string): string[] => SCREENS.map((one) => `/c/${slug}/${one}/offline`)

const pathOf = (request: Request): string => new URL(request.url).pathname

const keep = async (cache: Cache, path: string): Promise<void> => {
  if (await cache.match(path, { ignoreVary: true })) return
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`${path}: HTTP ${String(answer.status)}`)
  await cache.put(path, answer)
}

/** @returns what the page needs besides itself; undefined where the server does not give the page. */
const keepPage = async (cache: Cache, page: string): Promise<string[] | undefined> => {
  const answer = await fetch(page, { cache: 'no-store' })
  if (!answer.ok || answer.redirected) return undefined
  const assets = assetsIn(await answer.clone().text())
  await Promise.all(assets.map((path) => keep(cache, path)))
  const styles = assets.filter((path) => path.endsWith('.css'))
  const fonts = await Promise.all(
    styles.map(async (path) => fontsIn(await ((await cache.match(path))?.text() ?? ''), path)),
  )
  await Promise.all(fonts.flat().map((path) => keep(cache, path)))
  await cache.put(page, answer)
  return [...assets, ...fonts.flat()]
}

/**
 * Keeps the pages with all that they need, as this build has it; what an earlier build needed goes. A
 * page comes after what it needs, so that what is kept always fits together.
 */
export const refreshShell = async ({ community, slug }: Enrolment): Promise<void> => {
  const pages = offlinePages(slug)
  const cache = await window.caches.open(`courtyard/${community}/shell`)
  const parts: string[] = []
  for (const page of pages) {
    const needs = await keepPage(cache, page)
    if (needs === undefined) return
    parts.push(...needs)
  }
  const needed = new Set([...pages, ...parts])
  for (const request of await cache.keys()) {
    if (!needed.has(pathOf(request))) await cache.delete(request)
  }
}

/** The worker answers for the pages where the network does not. */
export const startWorker = async (): Promise<void> => {
  const options = { scope: '/', updateViaCache: 'none' } as const
  await navigator.serviceWorker.register('/service-worker.js', options)
  await navigator.serviceWorker.ready
}
