import { translatorFor } from '@/kernel/i18n/translate'

/** "When: 3 March 2026, 14:05 UTC"; a mail about an account knows no community's time zone. */
export const formatInstant = (at: string, locale: string): readonly [string, string] => {
  const t = translatorFor({ locale, namespace: 'users.mails' })
  const text = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(at))
  return [t('when'), `${text} UTC`]
}
