/** What a browser can do about notices, and whether it does. */
export type DeviceState = 'unsupported' | 'needs-install' | 'denied' | 'off' | 'on'

const WORKER = '/service-worker.js'

/** Safari on a telephone or tablet of Apple's lets installed pages alone show anything. */
const isApplesTouch = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1)

const canShow = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

const registration = () => navigator.serviceWorker.getRegistration('/')

/** @param isListed whether the server sends to the login of this browser. */
export const lookAtDevice = async (isListed: boolean): Promise<DeviceState> => {
  if (!canShow()) return isApplesTouch() ? 'needs-install' : 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  const subscription = await (await registration())?.pushManager.getSubscription()
  return subscription && isListed ? 'on' : 'off'
}

const bytesOf = (key: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(key.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}

const isOk = async (asked: Promise<Response>): Promise<void> => {
  const { ok, status } = await asked
  if (!ok) throw new Error(`HTTP ${String(status)}`)
}

/**
 * Asks the person, subscribes, and tells the server.
 * @throws where the browser has no push service, or the server takes none.
 */
export const turnOn = async (key: string): Promise<DeviceState> => {
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'off'
  await navigator.serviceWorker.register(WORKER, { scope: '/', updateViaCache: 'none' })
  const { pushManager } = await navigator.serviceWorker.ready
  // One of another key would be refused by the push service for ever.
  await (await pushManager.getSubscription())?.unsubscribe()
  const subscription = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(key),
  })
  const { endpoint, keys } = subscription.toJSON()
  await isOk(
    fetch('/api/push-subscriptions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ endpoint, keys }),
    }),
  )
  return 'on'
}

/** Tells the server first: what cannot be told to the browser is of no use to anybody then. */
export const turnOff = async (): Promise<DeviceState> => {
  await isOk(fetch('/api/push-subscriptions', { method: 'DELETE' }))
  const subscription = await (await registration())?.pushManager.getSubscription()
  await subscription?.unsubscribe()
  return 'off'
}
