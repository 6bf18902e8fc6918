import { Inbox, PackagePlus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DeskTable } from '@/collections/packages/desk/components/DeskTable'
import { waitingParcels } from '@/collections/packages/desk/queries'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { PageHeader } from '@/components/ui/PageHeader'
import { getContextFor } from '@/kernel/portal/context'

interface DeskPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.desk')
  return { title: t('title') }
}

export default async function DeskPage({ params }: DeskPageProps) {
  const { community } = await params
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/desk`)
  const [t, parcels] = await Promise.all([
    getTranslations('packages.desk'),
    waitingParcels(context),
  ])
  return (
    <DeskShell context={context}>
      <PageHeader
        eyebrow={context.community.name}
        title={t('title')}
        text={t('count', { count: parcels.length })}
        action={
          <LinkButton href={`/c/${community}/desk/packages/new`} variant="primary" size="large">
            <PackagePlus aria-hidden />
            {t('log')}
          </LinkButton>
        }
      />
      <Card isFlush>
        {parcels.length === 0 ? (
          <EmptyState icon={<Inbox />} title={t('empty')} text={t('emptyText')} />
        ) : (
          <DeskTable context={context} parcels={parcels} caption={t('title')} />
        )}
      </Card>
    </DeskShell>
  )
}
