import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import type { ReleaseMethod } from '../../domain/parcel'
import type { ProxyAtDesk } from '../../operations/proxyAtDesk'
import type { AtCounter } from '../handOverQueries'
import { StandingNotice } from '../StandingNotice'
import { CounterForm } from './CounterForm'
import { SentNotice } from './SentNotice'

interface HandOverProps extends AtCounter {
  context: PortalContext
  method: ReleaseMethod
  code: string
  /** Membership of whoever showed a code; empty where nobody did. */
  suggested: string
  /** Whom a resident has sent; null where nobody was. */
  sent: ProxyAtDesk | null
}

/** A person at the counter, and all that waits for them. */
export const HandOver = async ({ context, sent, ...counter }: HandOverProps) => {
  const t = await getTranslations('packages')
  const { community } = context
  const { unit, parcels } = counter
  return (
    <>
      <PageHeader
        back={{ href: `/c/${community.slug}/desk`, label: t('desk.back') }}
        eyebrow={t('handover.title')}
        title={unit.label}
        text={t('handover.text', { count: parcels.length, unit: unit.label })}
      />
      <StandingNotice context={context} unit={unit.id} className="mb-6 max-w-3xl" />
      {sent !== null && <SentNotice sent={sent} />}
      <Card className="max-w-3xl">
        <CounterForm
          community={community.slug}
          {...counter}
          sent={sent?.name ?? ''}
          format={context.format}
        />
      </Card>
    </>
  )
}
