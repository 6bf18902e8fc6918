import { messagesFor, pickMessages } from '../i18n/catalogue'
import { DEFAULT_LOCALE, localeOfTag } from '../i18n/locales'

/** What screens of the panel say in the browser: the branches of their owner, and of the parts that they share. */
export const wordsFor = (language: string, branches: readonly string[]) => {
  const locale = localeOfTag(language) ?? DEFAULT_LOCALE
  return { locale, messages: pickMessages(messagesFor(locale), [...branches, 'confirmations']) }
}
