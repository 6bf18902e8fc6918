import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PERSONAL } from '@/collections/users/portal/settings/categories'
import { DisplaySettings } from '@/collections/users/portal/components/settings/DisplaySettings'
import { PersonalFrame } from '@/collections/users/portal/components/settings/PersonalFrame'
import { SettingsShell } from '@/collections/users/portal/components/settings/SettingsShell'
import { requirePerson } from '@/kernel/portal/context'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.settings')
  return { title: t('display.title') }
}

export default async function SettingsPage() {
  await requirePerson('/settings/display')
  return (
    <PersonalFrame>
      <SettingsShell base="/settings" categories={PERSONAL} current="display">
        <DisplaySettings />
      </SettingsShell>
    </PersonalFrame>
  )
}
