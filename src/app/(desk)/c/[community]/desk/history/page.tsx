import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { HistoryView } from '@/collections/packages/desk/HistoryView'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { getContextFor } from '@/kernel/portal/context'
import { textOf } from '@/kernel/portal/textOf'

interface HistoryPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ q?: string | string[]; before?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.desk')
  return { title: t('historyTitle') }
}

export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const [{ community }, query] = await Promise.all([params, searchParams])
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/desk/history`)
  return (
    <DeskShell context={context}>
      <HistoryView
        context={context}
        words={(textOf(query.q) ?? '').trim().slice(0, 100)}
        before={textOf(query.before)}
      />
    </DeskShell>
  )
}
