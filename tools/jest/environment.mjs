import vm from 'node:vm'
import { TestEnvironment } from 'jest-environment-node'

const { createContext } = vm

/**
 * Jest's environment for Node with an ordinary global object. Jest asks for a contextified one, whose
 * every look at `Object`, `Promise` or `process` goes through an interceptor: a request to the product
 * then costs twice the time. Jest replaces no globals in a way that needs the interceptor.
 */
export default class OrdinaryGlobals extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} given */
  constructor(...given) {
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY)
    try {
      super(...given)
    } finally {
      vm.createContext = createContext
    }
  }
}
