import { isIP } from 'node:net'
import { isLoopbackAddress, isPublicAddress } from './publicAddress'

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

/**
 * Reads the address that a browser gave for its push service. A client may write anything here, and
 * we are to call it: https on its own port, no credentials, no address of a private network; what a
 * name leads to is looked at when it is called.
 * @param isLoopbackAllowed takes a service on this machine instead, also without TLS.
 * @returns null for what we do not call.
 */
export const readEndpoint = (text: string, isLoopbackAllowed: boolean): URL | null => {
  if (text.length > 2000 || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || url.hash !== '') return null
  const host = hostOf(url)
  if (isLoopbackAllowed && (host === 'localhost' || isLoopbackAddress(host))) {
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null
  }
  if (url.protocol !== 'https:' || url.port !== '') return null
  if (isIP(host) !== 0) return isPublicAddress(host) ? url : null
  // A name without a dot belongs to the own network.
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host) ? url : null
}
