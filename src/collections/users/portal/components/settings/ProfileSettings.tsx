import { getLocale, getTranslations } from 'next-intl/server'
import { requirePerson } from '@/kernel/portal/context'
import { pageRequest } from '@/kernel/portal/request'
import { isLanguageList, SPOKEN } from '../../../domain/languages'
import { PhotoForm } from './PhotoForm'
import { ProfileForm } from './ProfileForm'

/** Who a person is, as they say it. */
export const ProfileSettings = async () => {
  const person = await requirePerson()
  const [{ user }, locale, t] = await Promise.all([pageRequest(), getLocale(), getTranslations()])
  const own = (key: string) => t(`users.settings.profile.${key}`)
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  const languages = SPOKEN.map((code) => ({ code, name: names.of(code) ?? code })).toSorted(
    (one, other) => one.name.localeCompare(other.name, locale),
  )
  const shared = {
    save: t('common.save'),
    saving: t('common.saving'),
    summary: t('forms.errorSummary', { count: 1 }),
  }
  return (
    <>
      <PhotoForm
        name={person.name}
        photo={person.photo}
        labels={{
          ...shared,
          save: own('photoSave'),
          title: own('photo'),
          choose: t('forms.file.photo'),
          hint: own('photoHint'),
          clear: t('forms.file.remove'),
          saved: own('photoSaved'),
          remove: own('photoRemove'),
          removed: own('photoRemoved'),
          crop: own('crop'),
          zoom: own('zoom'),
          across: own('across'),
          down: own('down'),
        }}
      />
      <ProfileForm
        values={{
          name: user?.name ?? '',
          preferredName: user?.preferredName ?? '',
          pronouns: user?.pronouns ?? '',
          accessibilityNeeds: user?.accessibilityNeeds ?? '',
          languages: isLanguageList(user?.languages) ? user.languages : [],
        }}
        languages={languages}
        labels={{
          ...shared,
          name: own('name'),
          nameHint: own('nameHint'),
          preferredName: own('preferredName'),
          preferredNameHint: own('preferredNameHint'),
          pronouns: own('pronouns'),
          pronounsHint: own('pronounsHint'),
          accessibilityNeeds: own('needs'),
          accessibilityNeedsHint: own('needsHint'),
          languages: own('languages'),
          languagesOpen: own('languagesOpen'),
          optional: t('common.optional'),
          saved: own('saved'),
        }}
      />
    </>
  )
}
