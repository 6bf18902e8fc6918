import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import type { Tone } from '@/components/ui/Badge'
import { List, ListItem } from '@/components/ui/List'
import type { PortalContext } from '@/kernel/portal/context'
import type { VisitState } from '../domain/visit'
import { saidStart } from '../domain/window'
import type { Visit } from '../operations/visitRow'

interface VisitRowsProps {
  context: PortalContext
  visits: readonly Visit[]
  now: Date
}

const TONES: Readonly<Record<VisitState, Tone>> = {
  expected: 'info',
  waiting: 'warning',
  approved: 'info',
  refused: 'danger',
  inside: 'success',
  overstayed: 'warning',
  left: 'neutral',
  expired: 'neutral',
  revoked: 'neutral',
}

/** Visits of a host; each leads to its invitation. */
export const VisitRows = async ({ context, visits, now }: VisitRowsProps) => {
  const t = await getTranslations('visitors')
  const { format, community } = context
  const timeOf = ({ kind, enteredAt, leftAt, opensAt, closesAt }: Visit): string => {
    if (enteredAt !== null && leftAt !== null) {
      return t('cameAndLeft', { from: format.dateTime(enteredAt), until: format.time(leftAt) })
    }
    if (enteredAt !== null) return t('since', { time: format.time(enteredAt) })
    if (kind === 'standing') return t('kinds.standing')
    if (kind === 'unannounced') return format.dateTime(opensAt)
    return `${format.day(saidStart(opensAt), now)} · ${t('window', {
      from: format.time(saidStart(opensAt)),
      until: format.time(closesAt),
    })}`
  }
  return (
    <List>
      {visits.map((visit) => (
        <ListItem
          key={visit.id}
          title={visit.name}
          text={[
            timeOf(visit),
            ...(visit.party > 1 ? [t('people', { count: visit.party })] : []),
          ].join(' · ')}
          badges={
            <Badge tone={TONES[visit.state]}>
              {t(
                `states.${visit.state === 'expected' && visit.closesAt <= now ? 'expired' : visit.state}`,
              )}
            </Badge>
          }
          href={`/c/${community.slug}/visitors/${visit.invitation ?? `at-gate/${visit.id}`}`}
        />
      ))}
    </List>
  )
}
