import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BlockedPeople } from '@/collections/conversations/portal/BlockedPeople'
import { MessagingPrivacy } from '@/collections/conversations/portal/MessagingPrivacy'
import { PrivacySettings } from '@/collections/households/portal/privacy/PrivacySettings'
import { getPortalContext } from '@/kernel/portal/context'
import { CommunityFrame } from '../CommunityFrame'

interface SettingsPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.settings')
  return { title: t('privacy.title') }
}

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { community } = await params
  const context = await getPortalContext(community, `/c/${community}/settings/privacy`)
  return (
    <CommunityFrame context={context} current="privacy">
      <MessagingPrivacy context={context} />
      <BlockedPeople context={context} />
      <PrivacySettings context={context} />
    </CommunityFrame>
  )
}
