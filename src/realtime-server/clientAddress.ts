import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import { isSame } from './protocol/signatures.ts'

const ADDRESS = 'x-courtyard-client-address'
const PROXY_SECRET = 'x-courtyard-proxy-secret'
const IPV4_IN_IPV6 = '::ffff:'

const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

export interface Client {
  /** What connections are counted by. */
  group: string
  isSecure: boolean
}

/** Only our own web process, which knows the secret, is believed about the client behind it. */
export const readClient = (request: IncomingMessage, proxySecret: string | undefined): Client => {
  const given = headerOf(request, PROXY_SECRET)
  const isTrusted = Boolean(proxySecret) && isSame(given ?? '', proxySecret ?? '')
  const socketAddress = request.socket.remoteAddress ?? ''
  const address = (isTrusted ? headerOf(request, ADDRESS) : undefined) ?? socketAddress
  return {
    group: addressGroup(address),
    isSecure: isTrusted && headerOf(request, 'x-forwarded-proto') === 'https',
  }
}

/** A household gets a whole /64 of IPv6 addresses: counted one by one, a cap would cap nothing. */
export const addressGroup = (address: string): string => {
  const lower = address.toLowerCase()
  if (lower.startsWith(IPV4_IN_IPV6)) return lower.slice(IPV4_IN_IPV6.length)
  if (!isIPv6(lower)) return lower
  const [head = '', tail] = lower.split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing =
    tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length
  const full = [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':')]
  return full
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
