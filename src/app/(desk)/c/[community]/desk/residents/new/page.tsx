import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { WalkInDesk } from '@/collections/admissions/desk/WalkInDesk'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { PageHeader } from '@/components/ui/PageHeader'
import { getContextFor } from '@/kernel/portal/context'

interface WalkInPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('admissions.desk')
  return { title: t('title') }
}

export default async function WalkInPage({ params }: WalkInPageProps) {
  const { community } = await params
  const path = `/c/${community}/desk/residents/new`
  const context = await getContextFor(community, DESK_ROLES, path)
  const t = await getTranslations('admissions.desk')
  return (
    <DeskShell context={context}>
      <PageHeader title={t('title')} text={t('text')} />
      <WalkInDesk context={context} />
    </DeskShell>
  )
}
