import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { VisitorsHome } from '@/collections/visitors/portal/VisitorsHome'
import { RESIDENT_ROLES } from '@/collections/visitors/portal/roles'
import { getContextFor } from '@/kernel/portal/context'

interface VisitorsPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('visitors')
  return { title: t('title') }
}

export default async function VisitorsPage({ params }: VisitorsPageProps) {
  const { community } = await params
  const context = await getContextFor(community, RESIDENT_ROLES, `/c/${community}/visitors`)
  return (
    <ResidentShell context={context}>
      <VisitorsHome context={context} />
    </ResidentShell>
  )
}
