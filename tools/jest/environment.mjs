import vm from 'node:vm'
import { TestEnvironment } from 'jest-environment-node'

const { createContext } = vm

/**
 * What a file counts, starts and registers for its whole process (coverage, Payload's register, the
 * tracer, our own processWide), and the browser that it stands in for: the next one begins without it.
 */
const OF_ONE_FILE =
  /^(?:__coverage__|lookAtFailure|_?payload|opentelemetry|courtyard|(?:window|document)$)/

/** @type {OrdinaryGlobals | undefined} */
let kept

/**
 * Jest's environment for Node with an ordinary global object, the same for all files of a worker.
 * Jest asks for a contextified one, whose every look at `Object`, `Promise` or `process` goes through
 * an interceptor: a request to the product then costs twice the time. Jest replaces no globals in a
 * way that needs the interceptor. Packages that files share (runtime.mjs) live with that object.
 */
export default class OrdinaryGlobals extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} given */
  constructor(...given) {
    if (kept) return kept.renew()
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY)
    try {
      super(...given)
    } finally {
      vm.createContext = createContext
    }
    kept = this
  }

  #fetch = this.global.fetch

  /** As a file finds it: with the environment of the worker, and nothing of the file before. */
  renew() {
    for (const name of Reflect.ownKeys(this.global)) {
      const words = typeof name === 'symbol' ? (name.description ?? '') : name
      if (OF_ONE_FILE.test(words)) Reflect.deleteProperty(this.global, name)
    }
    // A file that stands in for a server and does not clean up is nobody else's failure.
    this.global.fetch = this.#fetch
    const { env } = this.global.process
    for (const name of Object.keys(env)) Reflect.deleteProperty(env, name)
    Object.assign(env, process.env)
    return this
  }

  /**
   * Lets a file show what was there when a test failed, before the next one changes it.
   * @param {{ name: string }} event
   */
  async handleTestEvent(event) {
    if (event.name === 'test_fn_failure') await this.global['lookAtFailure']?.()
  }

  async teardown() {
    this.fakeTimersModern?.useRealTimers()
    this.moduleMocker?.restoreAllMocks()
  }
}
