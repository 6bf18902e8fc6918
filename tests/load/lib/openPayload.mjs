/**
 * Loaded before the portal of a test: as soon as Payload is ready, every rule of the app is gone.
 * Payload keeps its instances in a map on `globalThis`, which is how a bundled one is reached.
 */
import { openEverything } from '../../contract/openEverything.mjs'

/** @param {Record<string, any>} entry */
const opening = (entry) =>
  new Proxy(entry, {
    set(target, name, value) {
      if (name === 'payload' && value) openEverything(value)
      target[String(name)] = value
      return true
    },
  })

class OpenedInstances extends Map {
  /**
   * @param {unknown} key
   * @param {Record<string, any>} entry
   */
  set(key, entry) {
    return super.set(key, opening(entry))
  }
}

Reflect.set(globalThis, '_payload', new OpenedInstances())
