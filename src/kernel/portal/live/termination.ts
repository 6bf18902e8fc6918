/** The protocol's close code for a connection that the application ended, or that may not be. */
const UNAUTHORIZED = 4009

/** What the pages hear when their connection was ended because their person's access changed. */
export const ACCESS_CHANGED = 'courtyard:access-changed'

/** Whether an error that pusher-js tells of means that the application ended the connection. */
export const isTermination = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null || !('data' in error)) return false
  const { data } = error
  return typeof data === 'object' && data !== null && 'code' in data && data.code === UNAUTHORIZED
}
