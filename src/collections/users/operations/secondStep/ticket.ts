import { timingSafeEqual } from 'node:crypto'
import { keyedDigest } from '../sealing'

/** The cookie that goes on with a sign-in whose password was right. */
export const TICKET_COOKIE = 'courtyard-second-step'
export const TICKET_SECONDS = 5 * 60

const ID = /^[\da-f-]{36}$/

const signatureOf = (id: string, device: string): string =>
  keyedDigest(`${id} ${device}`, 'second-step-ticket')

/** Names a sign-in to the browser that began it; for any other it is nothing. */
export const ticketFor = (id: string, device: string): string => `${id}.${signatureOf(id, device)}`

/** @returns the id of the sign-in; null where we did not sign it for this browser. */
export const readTicket = (ticket: string, device: string): string | null => {
  const [id = '', signature = ''] = ticket.split('.')
  const expected = Buffer.from(signatureOf(id, device))
  const given = Buffer.from(signature)
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected)
  return ID.test(id) && isOurs ? id : null
}
