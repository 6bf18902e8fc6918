import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { EDGE_LIMITS, LIMITS } from './limits'

const SPANS: Readonly<Record<string, number>> = {
  'a minute': 60,
  '5 minutes': 300,
  '15 minutes': 900,
  'an hour': 3600,
  'a day': 86_400,
}

describe('the limits', () => {
  it('stand in the operators’ guide, all of them', () => {
    const guide = readFileSync('docs/guide/operators.md', 'utf8')
    const told = [...guide.matchAll(/\|\s+([\d,]+) \| (an? \w+|\d+ minutes)\s+\|$/gm)].map(
      ([, points = '', span = '']) => `${points.replaceAll(',', '')} in ${String(SPANS[span])}`,
    )
    const set = [
      ...Object.values(LIMITS).flatMap((keys) => Object.values(keys)),
      ...Object.values(EDGE_LIMITS),
    ]
    expect(told.toSorted()).toEqual(
      set.map(({ points, seconds }) => `${String(points)} in ${String(seconds)}`).toSorted(),
    )
  })
})
