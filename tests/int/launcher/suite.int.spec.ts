import { describe, expect, it, jest } from '@jest/globals'
import { parseTestOptions } from '../../../launcher/testing/options.mjs'
import { showTally } from '../../../launcher/testing/tally.mjs'

function tallied(outcomes: Parameters<typeof showTally>[0]) {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined)
  const isGood = showTally(outcomes)
  const lines = log.mock.calls.flatMap(([text]) => String(text).split('\n'))
  log.mockRestore()
  return { isGood, last: lines.at(-1) }
}

describe('the last line of npm test', () => {
  it('is the sum of all stages, alone', () => {
    const outcomes = [
      { label: 'Lint', passed: 1, failed: 0 },
      { label: 'Tests', passed: 40, failed: 0 },
    ]
    expect(tallied(outcomes)).toEqual({ isGood: true, last: '41 passed, 0 failed' })
    const failed = [...outcomes, { label: 'Build', passed: 0, failed: 1 }]
    expect(tallied(failed)).toEqual({ isGood: false, last: '41 passed, 1 failed' })
  })

  it('is no success when nothing ran', () => {
    expect(tallied([])).toEqual({ isGood: false, last: '0 passed, 0 failed' })
  })
})

describe('the options of npm test', () => {
  it('choose stages and tests', () => {
    const all = parseTestOptions([])
    expect(all.isWhole).toBe(true)
    expect([...all.only]).toEqual(expect.arrayContaining(['prettier', 'unit', 'int', 'e2e']))
    const some = parseTestOptions(['--only', 'unit,int', '--grep', 'refuses', 'launcher'])
    expect(some).toEqual({
      only: new Set(['unit', 'int']),
      grep: 'refuses',
      files: ['launcher'],
      isWhole: false,
    })
  })

  it('refuse a stage that does not exist, instead of running nothing', () => {
    expect(() => parseTestOptions(['--only', 'units'])).toThrow('There is no stage called units.')
    expect(() => parseTestOptions(['--fast'])).toThrow('These options are not known: --fast')
  })
})
