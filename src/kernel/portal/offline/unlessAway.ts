/** So long is an answer waited for; whoever stands at the counter waits no longer. */
const PATIENCE_MS = 15_000

/**
 * The outcome of work that needs the network; null where it has gone, goes meanwhile, or hangs. Whether
 * the work was done is not known then.
 */
export const unlessAway = async <T>(
  work: (signal: AbortSignal) => Promise<T>,
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
  try {
    return await Promise.race([work(signal).catch(() => null), gone])
  } finally {
    over.abort()
  }
}
