import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '../env'

/** What a link in a mail switches off: one group's e-mail, for one person in one community. */
export interface Unsubscription {
  person: string
  community: string
  group: string
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const GROUP = /^[a-z][a-z0-9-]{0,39}$/

const signatureOf = (text: string): string =>
  createHmac('sha256', env().PAYLOAD_SECRET).update(`unsubscribe|${text}`).digest('base64url')

/** A token that holds for ever: a mail may be years old when somebody has had enough. */
export const unsubscribeToken = ({ person, community, group }: Unsubscription): string => {
  const text = [person, community, group].join('.')
  return `${text}.${signatureOf(text)}`
}

/** Reads a token; null for one that is none of ours. */
export const readUnsubscribeToken = (token: string): Unsubscription | null => {
  const [person = '', community = '', group = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0 || !ID.test(person) || !ID.test(community) || !GROUP.test(group)) return null
  const expected = Buffer.from(signatureOf([person, community, group].join('.')))
  const given = Buffer.from(signature)
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected)
  return isOurs ? { person, community, group } : null
}

export const unsubscribeUrl = (what: Unsubscription): string => {
  const url = new URL('/api/unsubscribe', env().PUBLIC_URL)
  url.searchParams.set('token', unsubscribeToken(what))
  return url.href
}
