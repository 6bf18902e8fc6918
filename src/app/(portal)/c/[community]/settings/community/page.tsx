import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CommunitySettings } from '@/collections/users/portal/components/settings/CommunitySettings'
import { getPortalContext } from '@/kernel/portal/context'
import { CommunityFrame } from '../CommunityFrame'

interface SettingsPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.settings')
  return { title: t('community.title') }
}

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { community } = await params
  const context = await getPortalContext(community, `/c/${community}/settings/community`)
  return (
    <CommunityFrame context={context} current="community">
      <CommunitySettings context={context} />
    </CommunityFrame>
  )
}
