import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PhoneSettings } from '@/collections/admissions/portal/PhoneSettings'
import { PERSONAL } from '@/collections/users/portal/settings/categories'
import { ProfileSettings } from '@/collections/users/portal/components/settings/ProfileSettings'
import { PersonalFrame } from '@/collections/users/portal/components/settings/PersonalFrame'
import { SettingsShell } from '@/collections/users/portal/components/settings/SettingsShell'
import { requirePerson } from '@/kernel/portal/context'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.settings')
  return { title: t('profile.title') }
}

export default async function SettingsPage() {
  await requirePerson('/settings/profile')
  return (
    <PersonalFrame>
      <SettingsShell base="/settings" categories={PERSONAL} current="profile">
        <ProfileSettings />
        <PhoneSettings />
      </SettingsShell>
    </PersonalFrame>
  )
}
