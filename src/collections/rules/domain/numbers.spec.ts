import { describe, expect, it } from '@jest/globals'
import { anchorOf, byNumber, NUMBER } from './numbers'

describe('a number', () => {
  it('has letters and digits, with dots between', () => {
    for (const number of ['3', '3.2', '3.10a', 'IV', 'B-12', 'é1']) {
      expect([number, NUMBER.test(number)]).toEqual([number, true])
    }
    for (const number of ['', '.', '3.', '3..2', '3 2', '<b>', '3/2', '§3']) {
      expect([number, NUMBER.test(number)]).toEqual([number, false])
    }
  })

  it('comes after what people count before', () => {
    const numbers = ['3.10', '10', '3.2', '1', '3.2a', '2'].map((number) => ({ number }))
    expect(numbers.toSorted(byNumber).map(({ number }) => number)).toEqual([
      '1',
      '2',
      '3.2',
      '3.2a',
      '3.10',
      '10',
    ])
  })

  it('is where a clause stands on its page', () => {
    expect(anchorOf('3.2A')).toBe('clause-3.2a')
  })
})
