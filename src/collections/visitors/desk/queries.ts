import 'server-only'
import { systemClock } from '@/kernel/clock'
import type { PortalContext } from '@/kernel/portal/context'
import { openAlarms } from '../operations/alarms'
import { asksAtGate } from '../operations/asks/asksShown'
import { expectedToday, gatesOf, insideNow } from '../operations/gateLists'
import { openHolds } from '../operations/holds'
import { noteSearch } from '../operations/looks'
import { rulesOf } from '../operations/rules'

/** What the page of the gate shows besides the form. `words`: what is looked for among those expected. */
export const gateBoard = async ({ req, community }: PortalContext, words: string) => {
  const place = { req, community }
  const now = systemClock.now()
  const { guardsDecide } = await rulesOf(req, community.id)
  const expected = await expectedToday(place, { now, words })
  if (words !== '') await noteSearch({ req, community: community.id }, expected)
  return {
    gates: await gatesOf(req, community.id),
    held: await openHolds(req, community.id),
    asks: await asksAtGate({ req, community: community.id, now }),
    alarms: await openAlarms(req, community.id),
    guardsDecide,
    inside: await insideNow(place),
    expected,
  }
}
export type GateBoard = Awaited<ReturnType<typeof gateBoard>>

/** What the form for somebody whom nobody announced offers. `asked`: the gate that the address names. */
export const askChoices = async ({ req, community }: PortalContext, asked: string | undefined) => {
  const { offered, unannounced, photos } = await rulesOf(req, community.id)
  const gates = await gatesOf(req, community.id)
  const gate = (gates.find(({ id }) => id === asked) ?? gates[0])?.id ?? ''
  return { offered, unannounced, gate, photos }
}
