import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HistoryView } from '@/collections/packages/portal/HistoryView'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'
import { textOf } from '@/kernel/portal/textOf'

interface HistoryPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ q?: string | string[]; before?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.own.history')
  return { title: t('title') }
}

export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const [{ community }, query] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/packages/history`)
  return (
    <ResidentShell context={context}>
      <HistoryView
        context={context}
        words={(textOf(query.q) ?? '').trim().slice(0, 100)}
        before={textOf(query.before)}
      />
    </ResidentShell>
  )
}
