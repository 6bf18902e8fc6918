import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SecuritySettings } from '@/collections/users/portal/components/settings/SecuritySettings'
import { getPortalContext } from '@/kernel/portal/context'
import { CommunityFrame } from '../CommunityFrame'

interface SettingsPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.settings')
  return { title: t('security.title') }
}

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { community } = await params
  const context = await getPortalContext(community, `/c/${community}/settings/security`)
  return (
    <CommunityFrame context={context} current="security">
      <SecuritySettings timeZone={context.community.timeZone} />
    </CommunityFrame>
  )
}
