import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DaySheet } from '@/collections/visitors/desk/sheet/DaySheet'
import { DESK_ROLES } from '@/collections/visitors/desk/roles'
import { getContextFor } from '@/kernel/portal/context'

interface DaySheetPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('visitors.offline.sheet')
  return { title: t('title') }
}

export default async function DaySheetPage({ params }: DaySheetPageProps) {
  const { community } = await params
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/gate/sheet`)
  return (
    <DeskShell context={context}>
      <DaySheet context={context} />
    </DeskShell>
  )
}
