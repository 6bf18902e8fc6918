import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeopleDesk } from '@/collections/households/desk/PeopleDesk'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { PageHeader } from '@/components/ui/PageHeader'
import { getContextFor } from '@/kernel/portal/context'

interface PeopleDeskPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('households.desk')
  return { title: t('title') }
}

export default async function PeopleDeskPage({ params }: PeopleDeskPageProps) {
  const { community } = await params
  const people = `/c/${community}/desk/people`
  const context = await getContextFor(community, DESK_ROLES, people)
  const t = await getTranslations('households.desk')
  return (
    <DeskShell context={context}>
      <PageHeader title={t('title')} text={t('text')} />
      <PeopleDesk context={context} />
    </DeskShell>
  )
}
