/** What a client component may take from here: nothing that carries the catalogue. */
export { isLocale, LOCALE_COOKIE, LOCALE_NAMES, LOCALES, type Locale } from './locales'
export { createFormatters, type Formatters } from './formatters'

interface ErrorTranslator {
  (key: string, values?: Record<string, string | number | Date>): string
  has: (key: string) => boolean
}

interface KnownProblem {
  code: string
  details?: Record<string, string | number>
}

/** The sentence for a problem's code; `t` is the translator of the `errors` branch. */
export const errorText = (t: ErrorTranslator, { code, details }: KnownProblem): string =>
  t.has(code) ? t(code, details) : t('internal')
