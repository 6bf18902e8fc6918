/** The languages of the product. A further one is one entry here and one file in each messages/. */
export const LOCALES = ['en', 'fr'] as const

export type Locale = (typeof LOCALES)[number]

export const DEFAULT_LOCALE: Locale = 'en'

/** Each language by its own name: a person who lost the way finds it without reading another. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', fr: 'Français' }

/** Holds the person's choice, before and after signing in. */
export const LOCALE_COOKIE = 'courtyard-locale'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
  }
}

export const isLocale = (value: unknown): value is Locale =>
  LOCALES.some((locale) => locale === value)

/** `fr-CA` is French: the language of a tag, where the product speaks it. */
export const localeOfTag = (tag: string): Locale | undefined => {
  const language = tag.trim().toLowerCase().split('-')[0]
  return LOCALES.find((locale) => locale === language)
}

/** More than any browser sends; a header of a megabyte is not worth sorting. */
const MAX_TAGS = 20

const preferenceOf = (part: string): { tag: string; quality: number } => {
  const [tag = '', ...parameters] = part.split(';')
  const weight = parameters.map((entry) => entry.trim()).find((entry) => entry.startsWith('q='))
  const quality = weight === undefined ? 1 : Number(weight.slice(2))
  return { tag, quality: Number.isFinite(quality) ? quality : 0 }
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-accept-language: highest q first, 0 is "never". */
const localeOfHeader = (header: string): Locale | undefined => {
  const wanted = header
    .split(',', MAX_TAGS)
    .map(preferenceOf)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wanted) {
    const locale = localeOfTag(tag)
    if (locale !== undefined) return locale
  }
  return undefined
}

export interface LocaleHints {
  /** Value of the cookie named LOCALE_COOKIE. */
  cookie?: string | null
  /** The browser's Accept-Language. */
  acceptLanguage?: string | null
}

/** What the person chose, then what the browser asks for, then the default. */
export const resolveLocale = ({ cookie, acceptLanguage }: LocaleHints): Locale => {
  if (isLocale(cookie)) return cookie
  return localeOfHeader(acceptLanguage ?? '') ?? DEFAULT_LOCALE
}

const cookieNamed = (header: string, name: string): string | undefined =>
  header
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/** The language of an HTTP request, for answers that no page renders. */
export const localeOfRequest = (req: { headers: Pick<Headers, 'get'> }): Locale =>
  resolveLocale({
    cookie: cookieNamed(req.headers.get('cookie') ?? '', LOCALE_COOKIE),
    acceptLanguage: req.headers.get('accept-language'),
  })
