/**
 * The portal's service worker: shows what is pushed to this device, and leads to it; and opens the pages
 * of desk and gate for working without a network, on devices that keep them. The worker keeps nothing by
 * itself: what a page put into caches that begin with `courtyard/` has nothing of anybody in it, and
 * signing out wipes those and this worker with them.
 */

/** @typedef {{ title: string, body: string, lang: string, path: string, tag: string }} Pushed */

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

const SCREEN = /^\/c\/([a-z0-9-]+)\/(desk|gate)(?:\/|$)/

/** @param {string} address */
const kept = (address) => self.caches.match(address, { ignoreSearch: true, ignoreVary: true })

/**
 * A page of the desk or the gate: from the network; where there is none, the way to the page that was kept.
 * @param {Request} request
 * @param {string} offline
 */
const openScreen = async (request, offline) => {
  if (new URL(request.url).pathname === offline) return (await kept(offline)) ?? fetch(request)
  try {
    return await fetch(request)
  } catch {
    return (await kept(offline)) ? Response.redirect(offline) : Response.error()
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  const [, slug, screen] = SCREEN.exec(pathname) ?? []
  if (request.mode === 'navigate' && slug !== undefined) {
    event.respondWith(openScreen(request, `/c/${slug}/${screen}/offline`))
  } else if (/^\/(?:_next\/static|desk-assets)\//.test(pathname)) {
    // What lies there never changes under its name.
    event.respondWith(kept(request.url).then((answer) => answer ?? fetch(request)))
  }
})

/**
 * A path of our own and no other: whoever could send a message may lead nobody elsewhere.
 * @param {unknown} path
 */
const ownAddress = (path) => {
  const address = new URL(typeof path === 'string' ? path : '/', self.location.origin)
  return address.origin === self.location.origin ? address.href : `${self.location.origin}/`
}

self.addEventListener('push', (event) => {
  /** @type {Pushed} */
  const { title, body, lang, path, tag } = event.data.json()
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      lang,
      tag,
      renotify: true,
      icon: '/icon-192.png',
      badge: '/badge-96.png',
      data: { path },
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const address = ownAddress(event.notification.data?.path)
  event.waitUntil(
    (async () => {
      const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
      const shown = windows.find(({ focused }) => focused) ?? windows[0]
      if (!shown) return self.clients.openWindow(address)
      // A browser may keep the focus where it is; the page is led on all the same.
      await shown.focus().catch(() => undefined)
      // A page that this worker does not control yet cannot be led on.
      return shown.navigate(address).catch(() => self.clients.openWindow(address))
    })(),
  )
})

/** Some browsers renew a subscription by themselves: ours is told, or nothing comes any more. */
self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(
    (async () => {
      const answer = await fetch('/api/push-key')
      if (!answer.ok) return
      const { key } = await answer.json()
      const subscription = await self.registration.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: key,
      })
      const { endpoint, keys } = subscription.toJSON()
      await fetch('/api/push-subscriptions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ endpoint, keys }),
      })
    })(),
  )
})
