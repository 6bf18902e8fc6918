import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { AskPage } from '@/collections/visitors/desk/asks/AskPage'
import { DESK_ROLES } from '@/collections/visitors/desk/roles'
import { getContextFor } from '@/kernel/portal/context'

interface NewAskPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ gate?: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('visitors.asks')
  return { title: t('open') }
}

export default async function NewAskPage({ params, searchParams }: NewAskPageProps) {
  const [{ community }, { gate }] = await Promise.all([params, searchParams])
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/gate/new`)
  return (
    <DeskShell context={context}>
      <AskPage context={context} asked={gate} />
    </DeskShell>
  )
}
