import 'server-only'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale } from 'next-intl/server'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { dataTheme, THEME_COOKIE, themeOf } from '@/components/ui/theme'

/** The html element of portal and desk: language and appearance of the person. */
export const RootDocument = async ({ children }: { children: ReactNode }) => {
  const [locale, jar] = await Promise.all([getLocale(), cookies()])
  return (
    <html lang={locale} data-theme={dataTheme(themeOf(jar.get(THEME_COOKIE)?.value))}>
      <body>
        <NextIntlClientProvider messages={null}>{children}</NextIntlClientProvider>
      </body>
    </html>
  )
}
