import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AnnouncementList } from '@/collections/announcements/portal/AnnouncementList'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { RulesCard } from '@/collections/rules/portal/RulesCard'
import { getPortalContext } from '@/kernel/portal/context'

interface AnnouncementsPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('announcements')
  return { title: t('title') }
}

const textOf = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

export default async function AnnouncementsPage({ params, searchParams }: AnnouncementsPageProps) {
  const [{ community }, search] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/announcements`)
  return (
    <ResidentShell context={context}>
      <AnnouncementList
        context={context}
        search={{
          show: textOf(search['show']),
          category: textOf(search['category']),
          q: textOf(search['q']),
          before: textOf(search['before']),
        }}
      />
      <RulesCard context={context} />
    </ResidentShell>
  )
}
