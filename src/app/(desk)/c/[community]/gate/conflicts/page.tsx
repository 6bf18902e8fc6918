import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { GateConflictsHome } from '@/collections/visitors/desk/offline/ConflictsHome'
import { DESK_ROLES } from '@/collections/visitors/desk/roles'
import { getContextFor } from '@/kernel/portal/context'

interface GateConflictsPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('visitors.offline.conflicts')
  return { title: t('title') }
}

export default async function GateConflictsPage({ params }: GateConflictsPageProps) {
  const { community } = await params
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/gate/conflicts`)
  return (
    <DeskShell context={context}>
      <GateConflictsHome context={context} />
    </DeskShell>
  )
}
