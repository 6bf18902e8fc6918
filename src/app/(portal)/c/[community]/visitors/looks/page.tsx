import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { LooksHome } from '@/collections/visitors/portal/LooksHome'
import { RESIDENT_ROLES } from '@/collections/visitors/portal/roles'
import { getContextFor } from '@/kernel/portal/context'

interface LooksPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('visitors.looks')
  return { title: t('title') }
}

export default async function LooksPage({ params }: LooksPageProps) {
  const { community } = await params
  const context = await getContextFor(community, RESIDENT_ROLES, `/c/${community}/visitors/looks`)
  return (
    <ResidentShell context={context}>
      <LooksHome context={context} />
    </ResidentShell>
  )
}
