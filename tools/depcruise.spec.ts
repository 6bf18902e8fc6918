import { describe, expect, it } from '@jest/globals'
import { cruise } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const FIXTURES = join(ROOT, 'tests/fixtures/depcruise')

const options = await extractDepcruiseOptions(join(ROOT, '.dependency-cruiser.cjs'))
const ruleNames = options.ruleSet?.forbidden?.map(({ name }) => name ?? '') ?? []

/** `rule: file` of each offence in one fixture tree. */
const offences = async (tree: string): Promise<string[]> => {
  const { output } = await cruise(['src', 'payload.config.ts'], {
    ...options,
    validate: true,
    baseDir: join(FIXTURES, tree),
  })
  if (typeof output === 'string') throw new Error('expected a result object')
  expect(output.summary.totalCruised).toBeGreaterThan(20)
  const found = output.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)
  return [...new Set(found)].sort()
}

const EXPECTED = {
  'kernel-imports-nothing-above': ['src/kernel/upward.ts'],
  'portal-frame-draws-only': ['src/kernel/portal/framing.ts'],
  'one-door-to-the-configuration': ['src/kernel/portal/opening.ts'],
  'domain-stays-pure': ['src/collections/units/domain/reaching.ts'],
  'domain-without-frameworks': ['src/collections/units/domain/reading.ts'],
  'hooks-import-kernel-only': ['src/hooks/embedding.ts', 'src/hooks/knowing.ts'],
  'collections-through-public': ['src/collections/units/operations/inside.ts'],
  'plugins-through-public': ['src/plugins/polls/operations/inside.ts'],
  'slice-knows-no-composition': ['src/collections/units/operations/composing.ts'],
  'slice-not-its-lists': ['src/collections/units/operations/listing.ts'],
  'ui-only-from-screens': ['src/collections/units/operations/drawing.ts'],
  'ui-stands-alone': ['src/components/ui/Knowing.ts'],
  'realtime-server-stands-alone': ['src/realtime-server/reaching.ts'],
  'realtime-server-is-not-imported': ['src/hooks/embedding.ts'],
  'entry-is-not-imported': ['src/instrumentation.ts'],
  'app-imports-screens-only': ['src/app/(portal)/page.ts', 'src/app/(portal)/types.ts'],
  'panel-imports-its-configuration': ['src/app/(payload)/admin/page.ts'],
  'nobody-imports-pages': ['src/proxy.ts'],
  'client-without-server': [
    'src/collections/units/browser.ts',
    'src/collections/units/portal/components/UnitCard.ts',
    'src/collections/units/portal/components/UnitList.ts',
  ],
  'operations-know-no-caller': ['src/collections/units/operations/calling.ts'],
  'testing-kit-is-for-tests': ['src/collections/units/operations/faking.ts'],
  // A circle is told once, at its first file.
  'no-circular': ['src/collections/units/operations/left.ts'],
  'no-unresolvable': ['src/collections/units/operations/lost.js'],
  'no-undeclared-package': ['src/collections/units/operations/borrowed.ts'],
  'no-dev-package-in-the-product': ['src/collections/units/operations/developing.ts'],
}

describe('import rules', () => {
  it('lets the designed directions pass', async () => {
    expect(await offences('allowed')).toEqual([])
  })

  it('bites on every other direction', async () => {
    const expected = Object.entries(EXPECTED).flatMap(([rule, files]) =>
      files.map((file) => `${rule}: ${file}`),
    )
    expect(await offences('forbidden')).toEqual(expected.sort())
  })

  it('has a fixture for every rule', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(ruleNames.sort())
  })
})
