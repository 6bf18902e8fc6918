import { createHash, randomBytes } from 'node:crypto'

/** What a link carries; the database holds its digest alone. */
export const newToken = (): string => randomBytes(24).toString('base64url')

export const digestOf = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')
