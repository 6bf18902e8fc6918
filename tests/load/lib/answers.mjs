/**
 * Whether a server says at an address that all is well.
 * @param {string} url
 */
export async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    // Nobody listens yet.
    return false
  }
}
