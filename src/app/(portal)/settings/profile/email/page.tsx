import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChangeEmailPage } from '@/collections/users/portal/components/changes/ChangeEmailPage'
import { PersonalFrame } from '@/collections/users/portal/components/settings/PersonalFrame'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.changes.email')
  return { title: t('title') }
}

export default function Page() {
  return (
    <PersonalFrame>
      <ChangeEmailPage path="/settings/profile/email" />
    </PersonalFrame>
  )
}
