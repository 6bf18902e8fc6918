import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CalendarHome } from '@/collections/announcements/portal/CalendarHome'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'

interface CalendarPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('announcements.calendar')
  return { title: t('title') }
}

export default async function CalendarPage({ params }: CalendarPageProps) {
  const { community } = await params
  const context = await getPortalContext(community, `/c/${community}/announcements/calendar`)
  return (
    <ResidentShell context={context}>
      <CalendarHome context={context} />
    </ResidentShell>
  )
}
