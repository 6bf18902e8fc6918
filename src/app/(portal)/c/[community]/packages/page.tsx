import { Package } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ParcelList } from '@/collections/packages/portal/components/ParcelList'
import { ParcelLinks } from '@/collections/packages/portal/components/ParcelLinks'
import { PickupCodes } from '@/collections/packages/portal/components/PickupCodes'
import { myLatest } from '@/collections/packages/portal/history'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { myCodes, myParcels } from '@/collections/packages/portal/queries'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import { getPortalContext } from '@/kernel/portal/context'

interface PackagesPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.resident')
  return { title: t('title') }
}

export default async function PackagesPage({ params, searchParams }: PackagesPageProps) {
  const [{ community }, { done }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/packages`)
  const t = await getTranslations('packages')
  const [waiting, latest] = await Promise.all([myParcels(context), myLatest(context)])
  const codes = await myCodes(context, waiting)
  const now = new Date()
  return (
    <ResidentShell context={context}>
      <div className="mx-auto max-w-3xl">
        <PageHeader eyebrow={context.community.name} title={t('resident.title')} />
        <div className="flex flex-col gap-6">
          {done === 'given-back' && (
            <div role="status">
              <Notice tone="success">{t('own.notMine.done')}</Notice>
            </div>
          )}
          <Card title={t('resident.waiting')} isFlush>
            {waiting.length === 0 ? (
              <EmptyState
                icon={<Package />}
                title={t('resident.empty')}
                text={t('resident.emptyText')}
              />
            ) : (
              <ParcelList context={context} parcels={waiting} now={now} />
            )}
          </Card>
          <PickupCodes codes={codes} />
          <Card
            title={t('resident.history')}
            isFlush
            {...(latest.length > 0 && {
              action: (
                <LinkButton href={`/c/${community}/packages/history`} variant="quiet">
                  {t('resident.historyAll')}
                </LinkButton>
              ),
            })}
          >
            {latest.length === 0 ? (
              <p className="text-muted px-5 pb-3 sm:px-6">{t('resident.historyEmpty')}</p>
            ) : (
              <ParcelList
                context={context}
                parcels={latest.map(({ parcel }) => parcel)}
                now={now}
                ended={new Map(latest.map(({ parcel, endedAt }) => [parcel.id, endedAt]))}
              />
            )}
          </Card>
          <ParcelLinks community={community} />
        </div>
      </div>
    </ResidentShell>
  )
}
