/** A tree of messages: keys are words, leaves are ICU messages. */
export interface Messages {
  [key: string]: string | Messages
}

/** One contribution to the catalogue, named for the error that a collision gives. */
export interface MessageSource {
  owner: string
  messages: Messages
}

const mergeInto = (target: Messages, source: Messages, owner: string, path: string): void => {
  for (const [key, value] of Object.entries(source)) {
    const at = path === '' ? key : `${path}.${key}`
    // A dot inside a key would read as nesting at the call.
    if (key.includes('.')) throw new Error(`${owner}: message key "${at}" has a dot in a part`)
    const existing = Object.hasOwn(target, key) ? target[key] : undefined
    if (typeof existing === 'object' && typeof value === 'object') {
      mergeInto(existing, value, owner, at)
    } else if (existing !== undefined) {
      throw new Error(`${owner}: message key "${at}" is already taken`)
    } else if (typeof value === 'object') {
      const branch: Messages = {}
      target[key] = branch
      mergeInto(branch, value, owner, at)
    } else {
      target[key] = value
    }
  }
}

/** One tree from all: branches join, a leaf that two owners define is an error. */
export const mergeMessages = (sources: readonly MessageSource[]): Messages => {
  const merged: Messages = {}
  for (const { owner, messages } of sources) mergeInto(merged, messages, owner, '')
  return merged
}
