import 'server-only'
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
import { pageRequest } from './request'

/** The html element of portal and desk: language and appearance of the person. */
export const RootDocument = async ({ children }: { children: ReactNode }) => {
  const [locale, jar] = await Promise.all([getLocale(), cookies()])
  const chosen = (name: string) => jar.get(name)?.value
  // A new device knows nothing yet: the account does.
  const isNew = [THEME_COOKIE, TEXT_SIZE_COOKIE, MOTION_COOKIE].some((name) => !jar.has(name))
  const account = isNew && jar.has('payload-token') ? (await pageRequest()).user : null
  return (
    <html
      lang={locale}
      data-theme={dataTheme(themeOf(chosen(THEME_COOKIE) ?? account?.theme ?? undefined))}
      data-text-size={dataTextSize(textSizeOf(chosen(TEXT_SIZE_COOKIE) ?? account?.textSize))}
      data-motion={dataMotion(motionOf(chosen(MOTION_COOKIE) ?? account?.motion))}
    >
      <body>{children}</body>
    </html>
  )
}
