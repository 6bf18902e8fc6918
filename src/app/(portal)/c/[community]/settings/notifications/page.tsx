import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NotificationSettings } from '@/collections/notices/portal/settings/NotificationSettings'
import { getPortalContext } from '@/kernel/portal/context'
import { CommunityFrame } from '../CommunityFrame'

interface SettingsPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.settings')
  return { title: t('notifications.title') }
}

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { community } = await params
  const context = await getPortalContext(community, `/c/${community}/settings/notifications`)
  return (
    <CommunityFrame context={context} current="notifications">
      <NotificationSettings context={context} />
    </CommunityFrame>
  )
}
