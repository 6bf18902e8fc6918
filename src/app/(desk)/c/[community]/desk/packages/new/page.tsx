import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { LogParcelForm } from '@/collections/packages/desk/components/LogParcelForm'
import { labelTextLabels, logParcelTexts } from '@/collections/packages/desk/labels'
import { deskShelves } from '@/collections/packages/desk/queries'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { getContextFor } from '@/kernel/portal/context'

interface LogPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.desk')
  return { title: t('logTitle') }
}

export default async function LogParcelPage({ params }: LogPageProps) {
  const { community } = await params
  const path = `/c/${community}/desk/packages/new`
  const context = await getContextFor(community, DESK_ROLES, path)
  const [t, { labels, choices }, labelText] = await Promise.all([
    getTranslations('packages.desk'),
    logParcelTexts(await deskShelves(context)),
    labelTextLabels(),
  ])
  return (
    <DeskShell context={context}>
      <PageHeader back={{ href: `/c/${community}/desk`, label: t('back') }} title={t('logTitle')} />
      <Card className="max-w-2xl">
        <LogParcelForm
          community={community}
          choices={choices}
          labels={labels}
          labelText={labelText}
        />
      </Card>
    </DeskShell>
  )
}
