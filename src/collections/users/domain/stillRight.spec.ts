import { describe, expect, it } from '@jest/globals'
import { isDue } from './stillRight'

describe('the yearly question', () => {
  const now = new Date('2026-11-24T12:00:00Z')
  it.each([
    ['of a new account is not due', { createdAt: '2026-11-01T00:00:00Z' }, false],
    ['of an old account is due', { createdAt: '2025-11-01T00:00:00Z' }, true],
    [
      'is not due after an answer',
      { createdAt: '2020-01-01T00:00:00Z', detailsConfirmedAt: '2026-01-01T00:00:00Z' },
      false,
    ],
    [
      'is due a year after the answer',
      { createdAt: '2020-01-01T00:00:00Z', detailsConfirmedAt: '2025-11-24T11:59:59Z' },
      true,
    ],
    [
      'knows no answer of nobody',
      { createdAt: '2020-01-01T00:00:00Z', detailsConfirmedAt: null },
      true,
    ],
  ])('%s', (_case, details, expected) => {
    expect(isDue(details, now)).toBe(expected)
  })
})
