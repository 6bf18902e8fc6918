import 'server-only'
import { cookies } from 'next/headers'
import { MOTION_COOKIE, TEXT_SIZE_COOKIE } from '@/components/ui/display'
import type { Motion, TextSize } from '@/components/ui/display'
import { THEME_COOKIE } from '@/components/ui/theme'
import type { Theme } from '@/components/ui/theme'
import { LOCALE_COOKIE } from '@/kernel/i18n/locales'
import type { Locale } from '@/kernel/i18n/locales'

const YEAR = 365 * 24 * 3600

export interface Display {
  locale: Locale
  theme: Theme
  textSize: TextSize
  motion: Motion
}

const COOKIES: Readonly<Record<keyof Display, string>> = {
  locale: LOCALE_COOKIE,
  theme: THEME_COOKIE,
  textSize: TEXT_SIZE_COOKIE,
  motion: MOTION_COOKIE,
}

/** Keeps choices on this device, where they hold before anybody is signed in too. */
export const keepDisplay = async (display: Display): Promise<void> => {
  const jar = await cookies()
  const set = (name: keyof Display) =>
    jar.set(COOKIES[name], display[name], { path: '/', sameSite: 'lax', maxAge: YEAR })
  set('locale')
  set('theme')
  set('textSize')
  set('motion')
}
