import type { PortalContext } from '@/kernel/portal/context'
import { standingOf } from '../operations/standingOf'
import { StandingView } from './components/StandingView'
import { standingLabels } from './standingLabels'

interface StandingNoticeProps {
  context: PortalContext
  unit: string
  className?: string
}

/** What the household of a unit has told the desk, where it stands in front of it. */
export const StandingNotice = async ({ context, unit, className }: StandingNoticeProps) => {
  const { req, community } = context
  const found = await standingOf(req, { community, unit })
  return <StandingView found={found} labels={await standingLabels()} className={className} />
}
