import { Printer } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { LabelSheet } from '@/collections/packages/desk/components/LabelSheet'
import { waitingParcels } from '@/collections/packages/desk/queries'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { getContextFor } from '@/kernel/portal/context'

interface LabelsPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.desk.labels')
  return { title: t('title') }
}

export default async function LabelsPage({ params }: LabelsPageProps) {
  const { community } = await params
  const desk = `/c/${community}/desk`
  const context = await getContextFor(community, DESK_ROLES, `${desk}/labels`)
  const [t, back, parcels] = await Promise.all([
    getTranslations('packages.desk.labels'),
    getTranslations('packages.desk'),
    waitingParcels(context, true),
  ])
  return (
    <DeskShell context={context}>
      <PageHeader back={{ href: desk, label: back('back') }} title={t('title')} text={t('text')} />
      <Card className="max-w-2xl">
        {parcels.length === 0 ? (
          <EmptyState icon={<Printer />} title={t('empty')} />
        ) : (
          <LabelSheet context={context} parcels={parcels} />
        )}
      </Card>
    </DeskShell>
  )
}
