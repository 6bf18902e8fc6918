import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** An address that a stranger named, and that is none of the internet's. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress'
}

const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3')

/**
 * Whether an IP address is one of the internet, and not of this machine, its network or a provider's:
 * a machine in a cloud finds its own credentials at 169.254.169.254.
 */
export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 0) return false
  const read = ipaddr.process(address)
  if (read.range() !== 'unicast') return false
  // Of IPv6 no more than what was ever given out: the rest holds old ways to say an IPv4 address.
  return read.kind() === 'ipv4' || read.match(GLOBAL_V6)
}

export const isLoopbackAddress = (address: string): boolean =>
  isIP(address) !== 0 && ipaddr.process(address).range() === 'loopback'

/**
 * Finds a name's addresses and refuses a name that has any that `isAllowed` refuses. The connection
 * goes to what was looked at: a name that means something else a moment later gains nothing.
 */
export const guardedLookup =
  (isAllowed: (address: string) => boolean): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        done(error, [])
        return
      }
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => isAllowed(address))) {
        done(new ForbiddenAddress(`${hostname} is no address of the internet`), [])
        return
      }
      if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
