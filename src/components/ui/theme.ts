/** What a person can choose; `system` leaves it to the device and sets no data-theme. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const

export type Theme = (typeof THEMES)[number]

export const THEME_COOKIE = 'courtyard-theme'

const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value)

/** The theme in a cookie's value; anything unknown is the device's. */
export const themeOf = (cookie: string | undefined): Theme => (isTheme(cookie) ? cookie : 'system')

/** For `<html data-theme={dataTheme(theme)}>`. */
export const dataTheme = (theme: Theme): Exclude<Theme, 'system'> | undefined =>
  theme === 'system' ? undefined : theme
