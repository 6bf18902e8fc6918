import { History } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DeskTable } from '@/collections/packages/desk/components/DeskTable'
import { closedParcels } from '@/collections/packages/desk/queries'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { getContextFor } from '@/kernel/portal/context'

interface HistoryPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.desk')
  return { title: t('historyTitle') }
}

export default async function HistoryPage({ params }: HistoryPageProps) {
  const { community } = await params
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/desk/history`)
  const [t, parcels] = await Promise.all([getTranslations('packages.desk'), closedParcels(context)])
  return (
    <DeskShell context={context}>
      <PageHeader eyebrow={context.community.name} title={t('historyTitle')} />
      <Card isFlush>
        {parcels.length === 0 ? (
          <EmptyState icon={<History />} title={t('historyEmpty')} />
        ) : (
          <DeskTable context={context} parcels={parcels} caption={t('historyTitle')} isHistory />
        )}
      </Card>
    </DeskShell>
  )
}
