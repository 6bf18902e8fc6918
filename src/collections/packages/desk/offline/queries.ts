import 'server-only'
import { listDeskDevices } from '@/kernel/devices/operations'
import type { PortalContext } from '@/kernel/portal/context'
import { countOpenConflicts, listConflicts } from '../../operations/offline/conflicts'

const placeOf = ({ req, community }: PortalContext) => ({ req, community: community.id })

/** Devices that the person may revoke. */
export const devicesAtDesk = (context: PortalContext) => listDeskDevices(placeOf(context))

/** What was done without a network and does not fit: what is open, and what was. */
export const conflictsAtDesk = async (context: PortalContext) => {
  const conflicts = await listConflicts(placeOf(context))
  return {
    open: conflicts.filter(({ settled }) => settled === null),
    settled: conflicts.filter(({ settled }) => settled !== null),
  }
}

export const countConflicts = (context: PortalContext) => countOpenConflicts(placeOf(context))
