import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { accentsOf, ACCENT_THEMES, DEFAULT_ACCENT, THEME_GROUNDS } from './accent'
import { contrast } from './colour'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** The declarations of every rule that begins with the selector, in their order. */
const blocks = (pattern: RegExp): Map<string, string>[] =>
  [...css.matchAll(pattern)].map(
    ([, body = '']) =>
      new Map(
        [...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      ),
  )

const RULE = {
  light: /\[data-theme='light'\] \{([^}]*)\}/g,
  dark: /\n\[data-theme='dark'\] \{([^}]*)\}/g,
  contrast: /\n\[data-theme='contrast'\] \{([^}]*)\}/g,
}

const automatic = blocks(/:root:not\([^)]*\) \{([^}]*)\}/g)

const TEXT = [
  ['ink', ['canvas', 'surface', 'sunken', 'raised']],
  ['muted', ['canvas', 'surface', 'sunken', 'raised']],
  ['danger', ['canvas', 'surface', 'danger-soft']],
  ['success', ['canvas', 'surface', 'success-soft']],
  ['warning', ['canvas', 'surface', 'warning-soft']],
  ['info', ['canvas', 'surface', 'info-soft']],
] as const

describe.each(ACCENT_THEMES)('the %s theme', (theme) => {
  const tokens = blocks(RULE[theme])[0] ?? new Map<string, string>()
  const ratio = theme === 'contrast' ? 7 : 4.5
  const value = (name: string) => tokens.get(name) ?? 'missing'

  it.each(TEXT)('lets %s be read', (text, grounds) => {
    for (const ground of grounds) {
      expect(contrast(value(text), value(ground))).toBeGreaterThanOrEqual(ratio)
    }
  })

  it('draws the borders of controls so that they are seen', () => {
    for (const ground of ['canvas', 'surface', 'raised']) {
      expect(contrast(value('line-strong'), value(ground))).toBeGreaterThanOrEqual(3)
    }
  })

  it('is the ground that the accents are checked on', () => {
    for (const ground of THEME_GROUNDS[theme].grounds)
      expect([...tokens.values()]).toContain(ground)
  })

  it('names every token that the others name', () => {
    const names = (name: 'light' | 'dark' | 'contrast') => [
      ...(blocks(RULE[name])[0]?.keys() ?? []),
    ]
    expect(names(theme)).toEqual(names('light'))
    expect(tokens.size).toBeGreaterThan(15)
  })

  it('falls back to the product’s accent', () => {
    const { accent, strong, on, soft } = accentsOf(DEFAULT_ACCENT)[theme]
    expect(css).toContain(`--accent: var(--brand-${theme}-accent, ${accent});`)
    expect(css).toContain(`--accent-strong: var(--brand-${theme}-strong, ${strong});`)
    expect(css).toContain(`--on-accent: var(--brand-${theme}-on, ${on});`)
    expect(css).toContain(`--accent-soft: var(--brand-${theme}-soft, ${soft});`)
  })
})

describe('the device’s choice', () => {
  it('shows the same tokens as the chosen theme', () => {
    expect(automatic).toContainEqual(blocks(RULE.dark)[0])
    expect(automatic).toContainEqual(blocks(RULE.contrast)[0])
  })
})
