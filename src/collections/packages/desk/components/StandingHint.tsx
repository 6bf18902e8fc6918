'use client'

import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/Notice'
import { loadStanding } from './loadStanding'
import { StandingView } from './StandingView'
import type { StandingFound, StandingLabels } from './StandingView'

interface StandingHintProps {
  /** Its slug. */
  community: string
  unit: string
  labels: StandingLabels
}

/** What the household of the chosen unit has told the desk. */
export const StandingHint = ({ community, unit, labels }: StandingHintProps) => {
  const [found, setFound] = useState<StandingFound | 'failed'>()
  useEffect(() => {
    let isCurrent = true
    const look = async () => {
      const answer = await loadStanding(community, unit).catch(() => 'failed' as const)
      if (isCurrent) setFound(answer)
    }
    void look()
    return () => {
      isCurrent = false
    }
  }, [community, unit])
  return (
    <div aria-live="polite">
      {found === 'failed' && <Notice tone="warning">{labels.failed}</Notice>}
      {found !== undefined && found !== 'failed' && <StandingView found={found} labels={labels} />}
    </div>
  )
}
