import { getLocale, getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { Select } from '@/components/ui/Select'
import { THEME_COOKIE, themeOf, THEMES } from '@/components/ui/theme'
import { LOCALE_NAMES, LOCALES } from '@/kernel/i18n/locales'
import { chooseLanguageAction, chooseThemeAction } from '../actions'

/** Language and appearance; plain forms that work without JavaScript. */
export const AccountSettings = async ({ next }: { next: string }) => {
  const [locale, t, jar] = await Promise.all([getLocale(), getTranslations(), cookies()])
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <Card title={t('users.account.language')}>
        <form action={chooseLanguageAction} className="flex flex-col gap-4">
          <input type="hidden" name="next" value={next} />
          <Select
            name="locale"
            label={t('users.account.language')}
            defaultValue={locale}
            options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          />
          <Button type="submit" variant="secondary">
            {t('users.account.languageSave')}
          </Button>
        </form>
      </Card>
      <Card title={t('users.account.appearance')}>
        <form action={chooseThemeAction} className="flex flex-col gap-4">
          <input type="hidden" name="next" value={next} />
          <Select
            name="theme"
            label={t('users.account.appearance')}
            defaultValue={themeOf(jar.get(THEME_COOKIE)?.value)}
            options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          />
          <Button type="submit" variant="secondary">
            {t('users.account.appearanceSave')}
          </Button>
        </form>
      </Card>
    </div>
  )
}
