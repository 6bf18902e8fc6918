import path from 'node:path'
import Runtime from 'jest-runtime'

/** It keeps what it has started, and writes into field definitions that it gives to each configuration. */
const PAYLOAD = /\/node_modules\/(?:payload|@payloadcms)\//

/** @param {unknown} key a path, or the address of a file */
const isShared = (key) => {
  if (typeof key !== 'string') return false
  const place = key.replaceAll(path.sep, '/')
  return place.includes('/node_modules/') && !PAYLOAD.test(place)
}

/**
 * The modules of one test file, above those of packages that all files of this worker share.
 * @extends {Map<string, unknown>}
 */
class Layered extends Map {
  /** @param {Map<string, unknown>} below */
  constructor(below) {
    super()
    this.below = below
  }

  /** @param {string} key */
  get(key) {
    return isShared(key) ? this.below.get(key) : super.get(key)
  }

  /** @param {string} key */
  has(key) {
    return isShared(key) ? this.below.has(key) : super.has(key)
  }

  /**
   * @param {string} key
   * @param {unknown} module
   */
  set(key, module) {
    if (!isShared(key)) return super.set(key, module)
    this.below.set(key, module)
    return this
  }

  /** @param {string} key */
  delete(key) {
    return isShared(key) ? this.below.delete(key) : super.delete(key)
  }
}

const commonJs = new Map()
const native = new Map()

/**
 * Jest's runtime, which loads the packages of node_modules once for all files of a worker. Each file
 * would read and link some 3,500 modules of theirs anew, which costs more than most files' tests; our
 * own modules are new in each file as ever. It goes with an environment that keeps its global object.
 */
export default class SharedPackages extends Runtime {
  /** @param {ConstructorParameters<typeof Runtime>} given */
  constructor(...given) {
    super(...given)
    this.registries.moduleRegistry = new Layered(commonJs)
    this.registries.esModuleRegistry = new Layered(native)
  }

  /** What was counted goes to the parent as a message, so a copy of it is not needed first. */
  getAllCoverageInfoCopy() {
    return this._environment.global.__coverage__
  }

  teardown() {
    super.teardown()
    // A package may load a part of itself when it is first needed, which may be in another file.
    this.testState.leaveTestCode()
  }
}
