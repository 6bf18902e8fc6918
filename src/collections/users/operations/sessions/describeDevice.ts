import { isIPv4 } from 'node:net'
import Bowser from 'bowser'
import { translatorFor } from '@/kernel/i18n/translate'

export interface DeviceWords {
  /** "Firefox on Windows". */
  device: string
  /** Where it is, as far as an address tells. */
  place: string
  kind: 'phone' | 'tablet' | 'computer'
}

/** Addresses that are given out inside of houses alone: RFC 1918, RFC 4193, loopback, link-local. */
const isLocal = (address: string): boolean =>
  isIPv4(address)
    ? /^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./.test(address)
    : /^(?:::1$|f[cd]|fe80)/i.test(address)

const KINDS: Readonly<Record<string, DeviceWords['kind']>> = { mobile: 'phone', tablet: 'tablet' }

/**
 * A browser and its network in words. There is no database of places here, and one would often be
 * wrong: the address itself is told, which a person can compare with the one they have now.
 */
export const describeDevice = (
  { userAgent, address }: { userAgent: string; address: string },
  locale: string,
): DeviceWords => {
  const t = translatorFor({ locale, namespace: 'users.devices' })
  const { browser, os, platform } = Bowser.parse(userAgent || ' ')
  const known = { browser: browser.name ?? '', system: os.name ?? '' }
  const device =
    known.browser && known.system
      ? t('name', known)
      : known.browser || known.system || t('unknownDevice')
  const place =
    address === '' ? t('unknownPlace') : t(isLocal(address) ? 'localPlace' : 'place', { address })
  return { device, place, kind: KINDS[platform.type ?? ''] ?? 'computer' }
}
