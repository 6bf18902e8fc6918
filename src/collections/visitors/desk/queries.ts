import 'server-only'
import { systemClock } from '@/kernel/clock'
import type { PortalContext } from '@/kernel/portal/context'
import { expectedToday, gatesOf, insideNow } from '../operations/gateLists'
import { openHolds } from '../operations/holds'

/** What the page of the gate shows besides the form. `words`: what is looked for among those expected. */
export const gateBoard = async ({ req, community }: PortalContext, words: string) => {
  const place = { req, community }
  return {
    gates: await gatesOf(req, community.id),
    held: await openHolds(req, community.id),
    inside: await insideNow(place),
    expected: await expectedToday(place, { now: systemClock.now(), words }),
  }
}
export type GateBoard = Awaited<ReturnType<typeof gateBoard>>
