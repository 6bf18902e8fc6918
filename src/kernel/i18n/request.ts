import { getRequestConfig } from 'next-intl/server'
import { cookies, headers } from 'next/headers'
import type { Catalogue } from './catalogue'
import { isLocale, LOCALE_COOKIE, resolveLocale } from './locales'

/**
 * The request configuration of next-intl: the language comes from the person, never from the
 * address, so that a link means the same page to everyone. Dates get the community's time zone
 * where they are formatted (formatters.ts); UTC here keeps server and browser alike.
 */
export const createRequestConfig = (catalogue: Catalogue) =>
  getRequestConfig(async ({ locale: explicit }) => {
    const locale = isLocale(explicit)
      ? explicit
      : resolveLocale({
          cookie: (await cookies()).get(LOCALE_COOKIE)?.value,
          acceptLanguage: (await headers()).get('accept-language'),
        })
    return { locale, messages: catalogue[locale], timeZone: 'UTC' }
  })
