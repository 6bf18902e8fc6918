import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import type { ReleaseMethod } from '../../domain/parcel'
import type { AtCounter } from '../handOverQueries'
import { CounterForm } from './CounterForm'

interface HandOverProps extends AtCounter {
  context: PortalContext
  method: ReleaseMethod
  code: string
  /** Membership of whoever showed a code; empty where nobody did. */
  suggested: string
}

/** A person at the counter, and all that waits for them. */
export const HandOver = async ({ context: { community }, ...counter }: HandOverProps) => {
  const t = await getTranslations('packages')
  const { unit, parcels } = counter
  return (
    <>
      <PageHeader
        back={{ href: `/c/${community.slug}/desk`, label: t('desk.back') }}
        eyebrow={t('handover.title')}
        title={unit.label}
        text={t('handover.text', { count: parcels.length, unit: unit.label })}
      />
      <Card className="max-w-3xl">
        <CounterForm community={community.slug} {...counter} />
      </Card>
    </>
  )
}
