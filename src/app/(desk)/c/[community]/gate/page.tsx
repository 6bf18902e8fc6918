import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { GateHome } from '@/collections/visitors/desk/GateHome'
import { DESK_ROLES } from '@/collections/visitors/desk/roles'
import { getContextFor } from '@/kernel/portal/context'

interface GatePageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ q?: string; gate?: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('visitors.gate')
  return { title: t('title') }
}

export default async function GatePage({ params, searchParams }: GatePageProps) {
  const [{ community }, { q = '', gate }] = await Promise.all([params, searchParams])
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/gate`)
  return (
    <DeskShell context={context}>
      <GateHome context={context} words={q.trim().slice(0, 100)} asked={gate} />
    </DeskShell>
  )
}
