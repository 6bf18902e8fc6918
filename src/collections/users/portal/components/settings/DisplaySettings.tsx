import { getLocale, getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import {
  MOTION_COOKIE,
  motionOf,
  MOTIONS,
  TEXT_SIZE_COOKIE,
  TEXT_SIZES,
  textSizeOf,
} from '@/components/ui/display'
import { THEME_COOKIE, themeOf, THEMES } from '@/components/ui/theme'
import { LOCALE_NAMES, LOCALES } from '@/kernel/i18n/locales'
import { pageRequest } from '@/kernel/portal/request'
import { DisplayForm } from './DisplayForm'

/** Language, appearance, size of the text, movement; a change applies at once. */
export const DisplaySettings = async () => {
  const [locale, t, jar, { user }] = await Promise.all([
    getLocale(),
    getTranslations(),
    cookies(),
    pageRequest(),
  ])
  const values = {
    locale,
    theme: themeOf(jar.get(THEME_COOKIE)?.value ?? user?.theme ?? undefined),
    textSize: textSizeOf(jar.get(TEXT_SIZE_COOKIE)?.value ?? user?.textSize),
    motion: motionOf(jar.get(MOTION_COOKIE)?.value ?? user?.motion),
  }
  return (
    <DisplayForm
      values={values}
      options={{
        locale: LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
        theme: THEMES.map((value) => ({ value, label: t(`theme.${value}`) })),
        textSize: TEXT_SIZES.map((value) => ({
          value,
          label: t(`users.settings.display.textSizes.${value}`),
        })),
        motion: MOTIONS.map((value) => ({
          value,
          label: t(`users.settings.display.motions.${value}`),
        })),
      }}
      labels={{
        locale: t('users.settings.display.language'),
        theme: t('theme.label'),
        textSize: t('users.settings.display.textSize'),
        motion: t('users.settings.display.motion'),
        motionHint: t('users.settings.display.motionHint'),
        save: t('common.save'),
        saving: t('common.saving'),
        saved: t('users.settings.display.saved'),
        summary: t('forms.errorSummary', { count: 1 }),
      }}
    />
  )
}
