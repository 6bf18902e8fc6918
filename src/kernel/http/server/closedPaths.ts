/**
 * Framework routes that nobody needs here: GraphQL, Payload's own job runner, its internal tables.
 * `payload-preferences` stays, the admin panel keeps its column choices there.
 */
const CLOSED = [
  /^\/api\/graphql/i,
  /^\/api\/payload-jobs(?:\/|$)/,
  /^\/api\/payload-locked-documents(?:\/|$)/,
  /^\/api\/payload-migrations(?:\/|$)/,
  /^\/api\/payload-kv(?:\/|$)/,
  /^\/_next\/image/,
]

/** An address that is no text: Next would answer 500. */
export const isReadablePath = (path: string): boolean => {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

export const isClosedPath = (path: string): boolean => CLOSED.some((pattern) => pattern.test(path))
