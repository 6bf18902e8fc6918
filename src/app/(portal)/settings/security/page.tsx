import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PERSONAL } from '@/collections/users/portal/settings/categories'
import { SecuritySettings } from '@/collections/users/portal/components/settings/SecuritySettings'
import { PersonalFrame } from '@/collections/users/portal/components/settings/PersonalFrame'
import { SettingsShell } from '@/collections/users/portal/components/settings/SettingsShell'
import { requirePerson } from '@/kernel/portal/context'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.settings')
  return { title: t('security.title') }
}

export default async function SettingsPage() {
  await requirePerson('/settings/security')
  return (
    <PersonalFrame>
      <SettingsShell base="/settings" categories={PERSONAL} current="security">
        <SecuritySettings />
      </SettingsShell>
    </PersonalFrame>
  )
}
