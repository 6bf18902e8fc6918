/** So long is an answer waited for; whoever stands at the counter waits no longer. */
const PATIENCE_MS = 15_000

/** What Next throws to lead a page elsewhere is no failure of the network. */
const isOfNext = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'digest' in error

/**
 * The outcome of work that needs the network; null where it has gone, goes meanwhile, or hangs. Whether
 * the work was done is not known then.
 */
export const unlessAway = async <T>(
  work: () => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T | null> => {
  if (!navigator.onLine) return null
  const over = new AbortController()
  const { signal } = over
  const gone = new Promise<null>((resolve) => {
    const timer = setTimeout(() => resolve(null), patienceMs)
    signal.addEventListener('abort', () => clearTimeout(timer))
    window.addEventListener('offline', () => resolve(null), { signal })
  })
  const outcome = work().catch((error: unknown) => {
    if (isOfNext(error)) throw error
    return null
  })
  try {
    return await Promise.race([outcome, gone])
  } finally {
    over.abort()
  }
}
