import { getTranslations } from 'next-intl/server'
import { Timeline } from '@/components/ui/Timeline'
import type { Formatters } from '@/kernel/i18n/formatters'
import type { StepView } from '../../operations/stepView'

interface ParcelTimelineProps {
  steps: readonly StepView[]
  format: Formatters
  /** The desk sees who did it and what was noted. */
  withNames: boolean
}

export const ParcelTimeline = async ({ steps, format, withNames }: ParcelTimelineProps) => {
  const t = await getTranslations('packages')
  return (
    <Timeline
      entries={steps.map(({ id, kind, at, actor, note }) => ({
        id,
        title: t(`timeline.${kind}`),
        at: <time dateTime={at}>{format.dateTime(at)}</time>,
        tone: kind === 'received' ? 'accent' : 'neutral',
        ...(withNames && { text: [actor, note].filter((part) => part !== null).join(' · ') }),
      }))}
    />
  )
}
