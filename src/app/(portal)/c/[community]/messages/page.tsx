import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InboxView } from '@/collections/conversations/portal/InboxView'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'
import { textOf } from '@/kernel/portal/textOf'

interface MessagesPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ q?: string | string[]; before?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('conversations.portal')
  return { title: t('title') }
}

export default async function MessagesPage({ params, searchParams }: MessagesPageProps) {
  const [{ community }, query] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/messages`)
  return (
    <ResidentShell context={context}>
      <InboxView
        context={context}
        words={(textOf(query.q) ?? '').trim()}
        before={textOf(query.before)}
      />
    </ResidentShell>
  )
}
