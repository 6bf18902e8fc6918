import { getLocale, getTranslations } from 'next-intl/server'
import { LOCALE_NAMES, LOCALES } from '@/kernel/i18n/locales'
import { chooseLanguageAction } from '../actions'

/** The languages by their own names; works as a plain form. */
export const LanguageSwitch = async ({ next }: { next: string }) => {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('navigation')])
  return (
    <form
      action={chooseLanguageAction}
      className="flex justify-center gap-2"
      aria-label={t('language')}
    >
      <input type="hidden" name="next" value={next} />
      {LOCALES.map((value) => (
        <button
          key={value}
          type="submit"
          name="locale"
          value={value}
          lang={value}
          aria-pressed={value === locale}
          className="aria-pressed:text-ink text-muted rounded-control min-h-11 px-4 font-medium underline-offset-4 hover:underline aria-pressed:underline"
        >
          {LOCALE_NAMES[value]}
        </button>
      ))}
    </form>
  )
}
