/**
 * Loaded before the portal of a test: as soon as Payload is ready, every rule of the app is gone.
 * Payload keeps its instances in a map on `globalThis`, which is how a bundled one is reached.
 */
import { openEverything } from '../../contract/openEverything.mjs'

/** @param {Record<string, any>} entry */
function openWhenReady(entry) {
  let held = entry.payload
  Object.defineProperty(entry, 'payload', {
    enumerable: true,
    get: () => held,
    set: (payload) => {
      if (payload) openEverything(payload)
      held = payload
    },
  })
  return entry
}

class OpenedInstances extends Map {
  /**
   * @param {unknown} key
   * @param {Record<string, any>} entry
   */
  set(key, entry) {
    return super.set(key, openWhenReady(entry))
  }
}

Reflect.set(globalThis, '_payload', new OpenedInstances())
