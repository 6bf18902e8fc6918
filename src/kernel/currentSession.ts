import type { PayloadRequest } from 'payload'

/** The id of the login that a request came with; null for nobody's. */
export const currentSession = ({ user }: Pick<PayloadRequest, 'user'>): string | null => {
  const session: unknown = user && '_sid' in user ? user._sid : undefined
  return typeof session === 'string' ? session : null
}
