import { env } from '../env'
import { keyPairOf, type Vapid } from './vapid'

const contactOf = (from: string): string => {
  const address = /<([^>]+)>/.exec(from)?.[1] ?? from
  return `mailto:${address.trim()}`
}

let cached: { of: string; vapid: Vapid } | undefined

/** How we prove to push services who we are; null where this installation sends none. */
export const vapid = (): Vapid | null => {
  const { VAPID_PRIVATE_KEY: secret, VAPID_SUBJECT: subject, MAIL_FROM } = env()
  if (secret === undefined) return null
  if (cached?.of === secret) return cached.vapid
  const pair = keyPairOf(secret)
  if (!pair) return null
  cached = { of: secret, vapid: { ...pair, subject: subject ?? contactOf(MAIL_FROM) } }
  return cached.vapid
}
