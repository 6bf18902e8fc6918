import 'server-only'
import { systemClock } from '@/kernel/clock'
import type { PortalContext } from '@/kernel/portal/context'
import { expectedToday, gatesOf, insideNow } from '../operations/gateLists'
import { openHolds } from '../operations/holds'
import { noteSearch } from '../operations/looks'

/** What the page of the gate shows besides the form. `words`: what is looked for among those expected. */
export const gateBoard = async ({ req, community }: PortalContext, words: string) => {
  const place = { req, community }
  const expected = await expectedToday(place, { now: systemClock.now(), words })
  if (words !== '') await noteSearch({ req, community: community.id }, expected)
  return {
    gates: await gatesOf(req, community.id),
    held: await openHolds(req, community.id),
    inside: await insideNow(place),
    expected,
  }
}
export type GateBoard = Awaited<ReturnType<typeof gateBoard>>
