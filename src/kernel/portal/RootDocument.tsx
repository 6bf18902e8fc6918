import 'server-only'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale } from 'next-intl/server'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import {
  dataMotion,
  dataTextSize,
  MOTION_COOKIE,
  motionOf,
  TEXT_SIZE_COOKIE,
  textSizeOf,
} from '@/components/ui/display'
import { dataTheme, THEME_COOKIE, themeOf } from '@/components/ui/theme'

/** The html element of portal and desk: language and appearance of the person. */
export const RootDocument = async ({ children }: { children: ReactNode }) => {
  const [locale, jar] = await Promise.all([getLocale(), cookies()])
  return (
    <html
      lang={locale}
      data-theme={dataTheme(themeOf(jar.get(THEME_COOKIE)?.value))}
      data-text-size={dataTextSize(textSizeOf(jar.get(TEXT_SIZE_COOKIE)?.value))}
      data-motion={dataMotion(motionOf(jar.get(MOTION_COOKIE)?.value))}
    >
      <body>
        <NextIntlClientProvider messages={null}>{children}</NextIntlClientProvider>
      </body>
    </html>
  )
}
