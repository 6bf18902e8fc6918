import { BlockList, isIP, isIPv4 } from 'node:net'

/** An IPv4 address that came in on an IPv6 socket, written as IPv4. */
export const plainAddress = (address: string): string =>
  address.startsWith('::ffff:') && isIPv4(address.slice(7)) ? address.slice(7) : address

/**
 * Reads `TRUSTED_PROXIES`: addresses and CIDR ranges, separated by commas.
 * @throws Error that names the entry that is neither.
 */
export const parseProxies = (list: string): BlockList => {
  const proxies = new BlockList()
  for (const entry of list.split(',').map((part) => part.trim())) {
    if (entry === '') continue
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address)
    const bits = Number(prefix)
    const isRange = prefix !== undefined
    if (family === 0 || (isRange && !(bits >= 0 && bits <= (family === 4 ? 32 : 128)))) {
      throw new Error(`TRUSTED_PROXIES: "${entry}" is no address and no range`)
    }
    const kind = family === 4 ? 'ipv4' : 'ipv6'
    if (isRange) proxies.addSubnet(address, bits, kind)
    else proxies.addAddress(address, kind)
  }
  return proxies
}

const isTrusted = (proxies: BlockList, address: string): boolean => {
  const family = isIP(address)
  return family !== 0 && proxies.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/**
 * The address of the client: the socket's, unless the socket is a trusted proxy's; then the last
 * entry of `X-Forwarded-For` that no trusted proxy wrote. A client's own header is never believed.
 */
export const clientAddress = (
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  proxies: BlockList,
): string => {
  let address = plainAddress(socketAddress ?? '')
  const hops = (forwardedFor ?? '').split(',').map((part) => plainAddress(part.trim()))
  while (isTrusted(proxies, address)) {
    const hop = hops.pop()
    if (hop === undefined || isIP(hop) === 0) break
    address = hop
  }
  return address
}
