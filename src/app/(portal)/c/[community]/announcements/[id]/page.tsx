import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AnnouncementView } from '@/collections/announcements/portal/AnnouncementView'
import { openAnnouncement } from '@/collections/announcements/portal/queries'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface AnnouncementPageProps {
  params: Promise<{ community: string; id: string }>
  searchParams: Promise<{ language?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('announcements')
  return { title: t('title') }
}

export default async function AnnouncementPage({ params, searchParams }: AnnouncementPageProps) {
  const [{ community, id }, { language }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/announcements/${id}`)
  const wanted = typeof language === 'string' ? language : undefined
  const announcement = await orNotFound(openAnnouncement(context, id, wanted))
  return (
    <ResidentShell context={context}>
      <AnnouncementView context={context} announcement={announcement} />
    </ResidentShell>
  )
}
