import { describe, expect, it } from '@jest/globals'
import { reportSpan } from './reportSpan'

describe('the days of a report', () => {
  it.each([
    ['one day', '2026-03-08', '2026-03-08', true],
    ['a whole leap year', '2028-01-01', '2028-12-31', true],
    ['more than a year', '2026-01-01', '2027-01-02', false],
    ['the end before the begin', '2026-03-08', '2026-03-07', false],
    ['no day', '2026-02-30', '2026-03-01', false],
  ])('%s', (_, from, to, isRight) => {
    expect(reportSpan.safeParse({ from, to }).success).toBe(isRight)
  })
})
