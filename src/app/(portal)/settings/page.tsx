import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PERSONAL } from '@/collections/users/portal/settings/categories'
import { PersonalFrame } from '@/collections/users/portal/components/settings/PersonalFrame'
import { SettingsIndex } from '@/collections/users/portal/components/settings/SettingsIndex'
import { requirePerson } from '@/kernel/portal/context'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.settings')
  return { title: t('title') }
}

export default async function SettingsPage() {
  const person = await requirePerson('/settings')
  return (
    <PersonalFrame>
      <SettingsIndex base="/settings" categories={PERSONAL} person={person} />
    </PersonalFrame>
  )
}
