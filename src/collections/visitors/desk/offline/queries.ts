import 'server-only'
import { systemClock } from '@/kernel/clock'
import type { PortalContext } from '@/kernel/portal/context'
import { daySheet } from '../../operations/offline/daySheet'
import { countOpenConflicts, listConflicts } from '../../operations/offline/conflicts'

const placeOf = ({ req, community }: PortalContext) => ({ req, community: community.id })

/** What was done without a network and does not fit: what is open, and what was. */
export const conflictsAtGate = async (context: PortalContext) => {
  const conflicts = await listConflicts(placeOf(context))
  return {
    open: conflicts.filter(({ settled }) => settled === null),
    settled: conflicts.filter(({ settled }) => settled !== null),
  }
}

export const countConflicts = (context: PortalContext) => countOpenConflicts(placeOf(context))

/** What is printed for a day without power, and when. */
export const sheetOfDay = async ({ req, community }: PortalContext) => {
  const now = systemClock.now()
  return { now, ...(await daySheet({ req, community }, now)) }
}
