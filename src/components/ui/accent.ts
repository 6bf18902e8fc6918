import { contrast, fromOklch, mix, normaliseHex, toOklch } from './colour'

/** The product's own accent, a garden green, for pages without a community. */
export const DEFAULT_ACCENT = '#1f6b57'

export const ACCENT_THEMES = ['light', 'dark', 'contrast'] as const

export type AccentTheme = (typeof ACCENT_THEMES)[number]

export interface AccentTokens {
  /** Fill of the primary action; also links and marks on any surface. */
  accent: string
  /** The same under the pointer. */
  strong: string
  /** Text and icons on the fill. */
  on: string
  /** Tint behind the chosen row or the current page. */
  soft: string
}

interface ThemeGround {
  /** Everything that the accent is seen on; tokens.css has the same values (tokens.spec.ts). */
  grounds: readonly string[]
  on: string
  ratio: number
  /** Share of the accent in its tint. */
  tint: number
  direction: 'darker' | 'lighter'
  /** Glowing fills tire the eye on a dark page. */
  maxChroma: number
}

export const THEME_GROUNDS: Readonly<Record<AccentTheme, ThemeGround>> = {
  light: {
    grounds: ['#fffefc', '#f7f4ee', '#eeeae1'],
    on: '#ffffff',
    ratio: 4.5,
    tint: 0.1,
    direction: 'darker',
    maxChroma: 0.2,
  },
  dark: {
    grounds: ['#211e1a', '#171512', '#2c2823'],
    on: '#14110d',
    ratio: 4.5,
    tint: 0.16,
    direction: 'lighter',
    maxChroma: 0.15,
  },
  contrast: {
    grounds: ['#ffffff'],
    on: '#ffffff',
    ratio: 7,
    tint: 0.08,
    direction: 'darker',
    maxChroma: 0.2,
  },
}

const STEP = 0.01
const HOVER_STEP = 0.06

const tokensAt = (lightness: number, hex: string, theme: ThemeGround): AccentTokens => {
  const { chroma, hue } = toOklch(hex)
  const calm = Math.min(chroma, theme.maxChroma)
  const accent = fromOklch({ lightness, chroma: calm, hue })
  const away = theme.direction === 'darker' ? -HOVER_STEP : HOVER_STEP
  return {
    accent,
    strong: fromOklch({ lightness: Math.min(1, Math.max(0, lightness + away)), chroma: calm, hue }),
    on: theme.on,
    soft: mix(accent, theme.grounds[0] ?? theme.on, theme.tint),
  }
}

const isReadable = ({ accent, strong, on, soft }: AccentTokens, theme: ThemeGround): boolean =>
  [...theme.grounds, soft, on].every((ground) => contrast(accent, ground) >= theme.ratio) &&
  contrast(on, strong) >= theme.ratio

/** A community's colour, moved in lightness until it can be read wherever the theme shows it. */
const accentTokens = (colour: string, themeName: AccentTheme): AccentTokens => {
  const hex = normaliseHex(colour) ?? DEFAULT_ACCENT
  const theme = THEME_GROUNDS[themeName]
  const step = theme.direction === 'darker' ? -STEP : STEP
  let lightness = toOklch(hex).lightness
  let tokens = tokensAt(lightness, hex, theme)
  // Ends at black or white at the latest, which every theme's ground can carry.
  while (!isReadable(tokens, theme) && lightness >= 0 && lightness <= 1) {
    lightness += step
    tokens = tokensAt(Math.min(1, Math.max(0, lightness)), hex, theme)
  }
  return tokens
}

export const accentsOf = (colour: string): Record<AccentTheme, AccentTokens> => ({
  light: accentTokens(colour, 'light'),
  dark: accentTokens(colour, 'dark'),
  contrast: accentTokens(colour, 'contrast'),
})

/** `--brand-<theme>-<token>`: tokens.css picks those of the theme that is shown. */
const brandVariables = (colour: string): Record<`--brand-${string}`, string> => {
  const accents = accentsOf(colour)
  return Object.fromEntries(
    ACCENT_THEMES.flatMap((theme) =>
      Object.entries(accents[theme]).map(([token, value]) => [`--brand-${theme}-${token}`, value]),
    ),
  )
}

/** For `<html data-accent style={accentStyle(colour)}>`, or any element with `data-accent`. */
export const accentStyle = brandVariables

/** The same as a rule, for a page whose policy allows no style attributes. */
export const accentCss = (colour: string, selector = ':root'): string => {
  const declarations = Object.entries(brandVariables(colour)).map(
    ([name, value]) => `${name}:${value}`,
  )
  return `${selector}{${declarations.join(';')}}`
}
