import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { ConflictsHome } from '@/collections/packages/desk/offline/ConflictsHome'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { getContextFor } from '@/kernel/portal/context'

interface ConflictsPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.offline.conflicts')
  return { title: t('title') }
}

export default async function ConflictsPage({ params }: ConflictsPageProps) {
  const { community } = await params
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/desk/conflicts`)
  return (
    <DeskShell context={context}>
      <ConflictsHome context={context} />
    </DeskShell>
  )
}
