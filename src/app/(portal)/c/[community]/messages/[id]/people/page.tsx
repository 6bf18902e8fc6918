import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeopleView } from '@/collections/conversations/portal/PeopleView'
import { openConversation } from '@/collections/conversations/portal/queries'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface PeoplePageProps {
  params: Promise<{ community: string; id: string }>
  searchParams: Promise<{ q?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('conversations.portal.people')
  return { title: t('title') }
}

export default async function PeoplePage({ params, searchParams }: PeoplePageProps) {
  const [{ community, id }, { q }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/messages/${id}/people`)
  const { detail } = await orNotFound(openConversation(context, id, {}))
  return (
    <ResidentShell context={context}>
      <PeopleView context={context} detail={detail} words={typeof q === 'string' ? q : ''} />
    </ResidentShell>
  )
}
