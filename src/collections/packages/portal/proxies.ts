import 'server-only'
import { toDataURL } from 'qrcode'
import { homesOf, unitLabels } from '@/collections/households/public'
import { systemClock } from '@/kernel/clock'
import { isAppError } from '@/kernel/errors'
import { env } from '@/kernel/env'
import type { PortalContext } from '@/kernel/portal/context'
import { pageRequest } from '@/kernel/portal/request'
import { lastDays } from '../domain/proxy'
import { residentScanPath, spellDigits } from '../domain/residentCode'
import type { ParcelView } from '../operations/parcelView'
import { openProxies } from '../operations/proxies'
import type { OpenProxy } from '../operations/proxies'
import { openProxyLink } from '../operations/proxyLink'
import type { ProxyLink } from '../operations/proxyLink'
import { myParcels } from './queries'

export interface HomeOfProxies {
  unit: string
  label: string
  proxies: OpenProxy[]
  waiting: ParcelView[]
}

/** Who may collect for each of the person's homes, and what waits there. */
export const myProxies = async (context: PortalContext): Promise<HomeOfProxies[]> => {
  const { req, community } = context
  const units = (await homesOf(req)).flatMap((home) =>
    home.community === community.id ? [home.unit] : [],
  )
  if (units.length === 0) return []
  const labels = await unitLabels(req, units)
  const waiting = await myParcels(context)
  const homes: HomeOfProxies[] = []
  for (const unit of units) {
    homes.push({
      unit,
      label: labels.get(unit) ?? '',
      proxies: await openProxies(req, { community: community.id, unit }),
      waiting: waiting.filter((parcel) => parcel.unit?.id === unit),
    })
  }
  return homes
}

/** Days between which the last day of a proxy is chosen. */
export const daysForProxy = ({ community }: PortalContext) =>
  lastDays(systemClock.now(), community.timeZone)

/** What the link shows, with its code as a picture and as people read it out. */
export const proxyLinkFor = async (
  token: string,
): Promise<(ProxyLink & { qr: string; spelled: string }) | 'wait' | null> => {
  try {
    const link = await openProxyLink(await pageRequest(), token)
    if (!link) return null
    const { code, community } = link
    if (!code) return { ...link, qr: '', spelled: '' }
    const { href } = new URL(residentScanPath(community.slug, code.token), env().PUBLIC_URL)
    const qr = await toDataURL(href, { errorCorrectionLevel: 'M', margin: 2, scale: 8 })
    return { ...link, qr, spelled: spellDigits(code.code) }
  } catch (error) {
    if (isAppError(error) && error.code === 'rate-limited') return 'wait'
    throw error
  }
}
