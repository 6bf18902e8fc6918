import { tellUnsent, withUnsent } from './enrolment'

/**
 * What a page keeps on a device begins with this: storage, caches, databases. Behind it stand the
 * community's id and a name, so that one community can be forgotten without the others.
 */
const KEPT = 'courtyard/'

const forgetKeys = (storage: Storage, goes: (name: string) => boolean) => {
  for (const key of Object.keys(storage)) {
    if (goes(key)) storage.removeItem(key)
  }
}

const forget = async (prefix: string, except: readonly string[] = []): Promise<void> => {
  const goes = (name: string) =>
    name.startsWith(prefix) && !except.some((kept) => name.startsWith(kept))
  forgetKeys(window.localStorage, goes)
  forgetKeys(window.sessionStorage, goes)
  // Neither is there on a page without TLS.
  if ('caches' in window) {
    for (const name of await window.caches.keys()) {
      if (goes(name)) await window.caches.delete(name)
    }
  }
  for (const { name } of await window.indexedDB.databases()) {
    if (name !== undefined && goes(name)) window.indexedDB.deleteDatabase(name)
  }
}

/** Wipes what the device kept of a community that its person has left. */
export const forgetCommunity = async (community: string): Promise<void> => {
  await forget(`${KEPT}${community}/`)
  tellUnsent()
}

/** A browser that shows notices shows none any more: the subscription goes with its worker. */
const forgetWorkers = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
}

/**
 * Nobody is signed in any more: what the device kept of everybody goes. Where somebody's login ended
 * before everything was sent, that stays, sealed under their PIN; whoever signs out was asked before,
 * and the answer to that takes all of it.
 */
export const forgetEverything = async (): Promise<void> => {
  const unsent = withUnsent()
  if (unsent.length === 0) {
    await Promise.all([forget(KEPT), forgetWorkers()])
    return
  }
  const { dropList } = await import('./store')
  await forget(
    KEPT,
    unsent.map(({ community }) => `${KEPT}${community}/`),
  )
  for (const { community } of unsent) await dropList(community)
}
