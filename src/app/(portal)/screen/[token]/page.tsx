import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LobbyPage } from '@/collections/announcements/portal/LobbyPage'

interface ScreenPageProps {
  params: Promise<{ token: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('announcements.lobby')
  // The address must not travel on to other sites.
  return { title: t('title'), referrer: 'no-referrer', robots: 'noindex' }
}

export default async function ScreenPage({ params }: ScreenPageProps) {
  const { token } = await params
  return <LobbyPage token={decodeURIComponent(token).slice(0, 100)} />
}
