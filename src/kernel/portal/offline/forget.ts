/**
 * What a page keeps on a device begins with this: storage, caches, databases. Behind it stand the
 * community's id and a name, so that one community can be forgotten without the others.
 */
const KEPT = 'courtyard/'

const forgetKeys = (storage: Storage, prefix: string) => {
  for (const key of Object.keys(storage)) {
    if (key.startsWith(prefix)) storage.removeItem(key)
  }
}

const forget = async (prefix: string): Promise<void> => {
  forgetKeys(window.localStorage, prefix)
  forgetKeys(window.sessionStorage, prefix)
  // Neither is there on a page without TLS.
  if ('caches' in window) {
    for (const name of await window.caches.keys()) {
      if (name.startsWith(prefix)) await window.caches.delete(name)
    }
  }
  for (const { name } of await window.indexedDB.databases()) {
    if (name?.startsWith(prefix)) window.indexedDB.deleteDatabase(name)
  }
}

/** Wipes what the device kept of a community that its person has left. */
export const forgetCommunity = (community: string): Promise<void> => forget(`${KEPT}${community}/`)

/** A browser that shows notices shows none any more: the subscription goes with its worker. */
const forgetWorkers = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
}

/** Wipes what the device kept of everybody: nobody is signed in any more. */
export const forgetEverything = async (): Promise<void> => {
  await Promise.all([forget(KEPT), forgetWorkers()])
}
