import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PhoneSettings } from '@/collections/admissions/portal/PhoneSettings'
import { EmailRefused } from '@/collections/users/portal/components/settings/EmailRefused'
import { ProfileSettings } from '@/collections/users/portal/components/settings/ProfileSettings'
import { getPortalContext } from '@/kernel/portal/context'
import { CommunityFrame } from '../CommunityFrame'

interface SettingsPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.settings')
  return { title: t('profile.title') }
}

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { community } = await params
  const context = await getPortalContext(community, `/c/${community}/settings/profile`)
  return (
    <CommunityFrame context={context} current="profile">
      <EmailRefused context={context} />
      <ProfileSettings />
      <PhoneSettings />
    </CommunityFrame>
  )
}
