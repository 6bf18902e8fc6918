import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { TopicArticles } from '@/collections/articles/portal/TopicArticles'
import { recordAsked } from '@/collections/conversations/portal/queries'
import { StartView } from '@/collections/conversations/portal/StartView'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'

interface NewMessagePageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('conversations.portal.start')
  return { title: t('title') }
}

export default async function NewMessagePage({ params, searchParams }: NewMessagePageProps) {
  const [{ community }, query] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/messages/new`)
  const textOf = (key: string) => (typeof query[key] === 'string' ? query[key] : undefined)
  const { asked, open } = await recordAsked(context, textOf('about'))
  if (open !== null) redirect(`/c/${community}/messages/${open}`)
  return (
    <ResidentShell context={context}>
      <StartView
        context={context}
        topic={textOf('topic')}
        to={textOf('to')}
        words={textOf('q') ?? ''}
        asked={asked}
        suggestions={<TopicArticles context={context} topic={textOf('topic')} />}
      />
    </ResidentShell>
  )
}
