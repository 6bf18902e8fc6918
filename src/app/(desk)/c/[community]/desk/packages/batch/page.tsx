import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { BatchForm } from '@/collections/packages/desk/components/BatchForm'
import { batchTexts } from '@/collections/packages/desk/labels'
import { deskShelves } from '@/collections/packages/desk/queries'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { getContextFor } from '@/kernel/portal/context'

interface BatchPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.desk.batch')
  return { title: t('title') }
}

export default async function BatchPage({ params }: BatchPageProps) {
  const { community } = await params
  const desk = `/c/${community}/desk`
  const context = await getContextFor(community, DESK_ROLES, `${desk}/packages/batch`)
  const [t, back, { labels, choices }] = await Promise.all([
    getTranslations('packages.desk.batch'),
    getTranslations('packages.desk'),
    batchTexts(await deskShelves(context)),
  ])
  return (
    <DeskShell context={context}>
      <PageHeader back={{ href: desk, label: back('back') }} title={t('title')} text={t('text')} />
      <Card>
        <BatchForm community={community} choices={choices} labels={labels} />
      </Card>
    </DeskShell>
  )
}
