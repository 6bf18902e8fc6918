import 'server-only'
import { systemClock } from '@/kernel/clock'
import type { PortalContext } from '@/kernel/portal/context'
import { askOfHome, asksOfHome } from '../../operations/asks/asksShown'

const placeOf = ({ req, community }: PortalContext) => ({
  req,
  community: community.id,
  now: systemClock.now(),
})

/** Who stands at the gate for the person's home, and who did in the last day. */
export const myAsks = (context: PortalContext) => asksOfHome(placeOf(context))

export const myAsk = (context: PortalContext, id: string) => askOfHome(placeOf(context), id)
