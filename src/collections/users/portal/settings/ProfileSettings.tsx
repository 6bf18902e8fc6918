import { getTranslations } from 'next-intl/server'
import { requirePerson } from '@/kernel/portal/context'
import { ProfileForm } from './ProfileForm'

/** Who a person is, as they say it. */
export const ProfileSettings = async () => {
  const [person, t] = await Promise.all([requirePerson(), getTranslations()])
  return (
    <ProfileForm
      values={{ name: person.name }}
      labels={{
        name: t('users.settings.profile.name'),
        nameHint: t('users.settings.profile.nameHint'),
        save: t('common.save'),
        saving: t('common.saving'),
        saved: t('users.settings.profile.saved'),
        summary: t('forms.errorSummary', { count: 1 }),
      }}
    />
  )
}
