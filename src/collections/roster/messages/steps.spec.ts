import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { panelEn } from './panel.en'
import { panelFr } from './panel.fr'

/** What the product writes down of memberships, wherever it does. */
const actions = globSync('src/**/*.ts')
  .filter((file) => !/\.spec\.ts$/.test(file))
  .flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(
      /action: '([a-z.-]+)',\s*subject: \{ collection: 'memberships'/g,
    ),
  ])
  .map(([, action = '']) => action)

describe('the page of rights and changes', () => {
  it('finds what is written down of memberships', () => {
    expect(actions).toContain('membership.ended')
    expect(actions).toContain('platform-access.opened')
  })

  it.each([
    ['English', panelEn],
    ['French', panelFr],
  ])('has words in %s for each of it', (_language, { steps }) => {
    const named = Object.keys(steps)
    expect(actions.filter((action) => !named.includes(action.replace('.', '-')))).toEqual([])
  })
})
