import Sequencer from '@jest/test-sequencer'

// A fresh clone knows of no durations: without a word, Jest goes by the size of the files.
const LONGEST = ['matrix', 'walls', 'fields', 'fuzz'].map((name) => `/contract/${name}.spec.ts`)
const KINDS = ['/tests/contract/', '/tests/int/', '']

/** @param {{ path: string }} test */
const rankOf = ({ path }) => {
  const isLongest = LONGEST.some((end) => path.endsWith(end))
  return isLongest ? -1 : KINDS.findIndex((kind) => path.includes(kind))
}

/** What takes long goes first, so that no worker is left with it while the others have nothing to do. */
export default class LongestFirst extends Sequencer {
  /** @param {any[]} tests */
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rankOf(one) - rankOf(other))
  }
}
