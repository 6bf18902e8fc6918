/**
 * Lets so many pieces of heavy work run at once and the rest wait in line. Hashing and decoding take
 * the few threads that looking up a host or reading a file need too.
 */
export const atMost = (most: number): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go))
    else running += 1
    try {
      return await work()
    } finally {
      // The place goes to the next in line, so that nobody who comes now takes it before.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
