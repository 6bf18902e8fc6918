import { messagesFor } from '@/kernel/i18n/catalogue'
import { DEFAULT_LOCALE, localeOfTag } from '@/kernel/i18n/locales'

/** What the screens of editors say, for the browser. */
export const wordsOf = (language: string) => {
  const locale = localeOfTag(language) ?? DEFAULT_LOCALE
  const { announcements = {}, confirmations = {}, users = {}, roster = {} } = messagesFor(locale)
  return { locale, messages: { announcements, confirmations, users, roster } }
}
