import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { AwayHome } from '@/collections/visitors/portal/away/AwayHome'
import { RESIDENT_ROLES } from '@/collections/visitors/portal/roles'
import { getContextFor } from '@/kernel/portal/context'

interface AwayPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('visitors.away')
  return { title: t('title') }
}

export default async function AwayPage({ params }: AwayPageProps) {
  const { community } = await params
  const context = await getContextFor(community, RESIDENT_ROLES, `/c/${community}/visitors/away`)
  return (
    <ResidentShell context={context}>
      <AwayHome context={context} />
    </ResidentShell>
  )
}
