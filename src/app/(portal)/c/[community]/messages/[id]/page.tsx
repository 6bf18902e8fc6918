import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConversationView } from '@/collections/conversations/portal/ConversationView'
import { openConversation, partOf } from '@/collections/conversations/portal/queries'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface ConversationPageProps {
  params: Promise<{ community: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('conversations.portal')
  return { title: t('title') }
}

export default async function ConversationPage({ params, searchParams }: ConversationPageProps) {
  const [{ community, id }, query] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/messages/${id}`)
  const part = partOf(query, context.community.timeZone)
  const open = await orNotFound(openConversation(context, id, part))
  return (
    <ResidentShell context={context}>
      <ConversationView context={context} open={open} part={part} />
    </ResidentShell>
  )
}
