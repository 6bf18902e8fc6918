import 'server-only'
import { toDataURL } from 'qrcode'
import { homesOf, unitLabels } from '@/collections/households/public'
import { systemClock } from '@/kernel/clock'
import type { PortalContext } from '@/kernel/portal/context'
import { pageRequest } from '@/kernel/portal/request'
import { dayFrom, wallClock } from '@/kernel/domain/zonedDay'
import { saidOf } from '../domain/window'
import type { SaidSpan } from '../domain/window'
import { knownVisitors, ownInvitation, ownVisits } from '../operations/ownVisits'
import type { KnownVisitor } from '../operations/ownVisits'
import { openPass } from '../operations/passPage'
import { rulesOf } from '../operations/rules'
import { linkOfPass } from '../operations/sharePass'
import { isOver } from '../operations/whenRow'

/** The homes that somebody can be asked into. */
export const myHomes = async ({
  req,
  community,
}: PortalContext): Promise<{ value: string; label: string }[]> => {
  const units = (await homesOf(req)).flatMap((home) =>
    home.community === community.id ? [home.unit] : [],
  )
  const labels = await unitLabels(req, units)
  return units.map((unit) => ({ value: unit, label: labels.get(unit) ?? '' }))
}

/** Why somebody may come, as the community has it. */
export const offeredPurposes = async ({ req, community }: PortalContext) =>
  (await rulesOf(req, community.id)).offered

export const myVisits = ({ req, community }: PortalContext) =>
  ownVisits({ req, community: community.id, now: systemClock.now() })

export const myKnown = ({ req, community }: PortalContext) =>
  knownVisitors({ req, community: community.id })

interface Proposed {
  name: string
  vehicle: string
  purpose: KnownVisitor['purpose']
  party: number
  said: SaidSpan
}

const HOUR_MS = 3_600_000

/** Today, from the whole hour that has begun, for three hours. */
const usualSpan = (now: Date, timeZone: string): SaidSpan => {
  const wall = wallClock(now.getTime(), timeZone)
  const hour = (later: number) => new Date(wall + later * HOUR_MS).toISOString().slice(11, 13)
  return { day: dayFrom(now, timeZone, 0), from: `${hour(0)}:00`, until: `${hour(3)}:00` }
}

/** What the form begins with: what was said of a visitor last, today; or nothing but a time. */
export const proposal = async (
  { req, community }: PortalContext,
  again: string | undefined,
): Promise<Proposed> => {
  const now = systemClock.now()
  const usual = usualSpan(now, community.timeZone)
  const [known] =
    again === undefined ? [] : await knownVisitors({ req, community: community.id }, again)
  if (!known) return { name: '', vehicle: '', purpose: 'guest', party: 1, said: usual }
  const { name, vehicle, purpose, party, last } = known
  const before = saidOf(last, community.timeZone)
  const isStillAhead = before.until > usual.from || before.until <= before.from
  const said = isStillAhead ? { ...before, day: usual.day } : usual
  return { name, vehicle, purpose, party, said }
}

const qrOf = (link: string): Promise<string> =>
  toDataURL(link, { errorCorrectionLevel: 'M', margin: 2, scale: 6 })

/** An invitation with its link, the link as a picture, and its time as it was said. */
export const myInvitation = async ({ req, community }: PortalContext, id: string) => {
  const found = await ownInvitation({ req, community: community.id }, id)
  const link = await linkOfPass(req, community.id, found)
  const said = saidOf(found.when, community.timeZone)
  return {
    ...found,
    link,
    qr: await qrOf(link),
    said,
    isPast: isOver(found.when, systemClock.now()),
  }
}

/** What a link shows to whoever has it. */
export const passFor = async (token: string, href: string) => {
  const page = await openPass(await pageRequest(), token)
  return page && { ...page, qr: page.state === 'open' ? await qrOf(href) : '' }
}
