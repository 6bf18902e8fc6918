import { createHash, randomBytes } from 'node:crypto'

/** What a secret address ends with; nobody guesses it. */
export const newLinkToken = (): string => randomBytes(32).toString('base64url')

/** Only this is kept of it. */
export const hashOfLink = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')
