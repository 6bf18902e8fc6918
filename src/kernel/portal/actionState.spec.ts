import { describe, expect, it } from '@jest/globals'
import { errorOf, IDLE, problemsOf, valueOf } from './actionState'

const failed = {
  status: 'failed',
  code: 'validation.required',
  message: 'Fill this in.',
  field: 'carrier',
  values: { shelf: 'B3' },
} as const

describe('the state of a form', () => {
  it('puts an error beside its control alone', () => {
    expect(errorOf(failed, 'carrier')).toBe('Fill this in.')
    expect(errorOf(failed, 'shelf')).toBeUndefined()
    expect(errorOf(IDLE, 'carrier')).toBeUndefined()
  })

  it('lists what is wrong, with the way to its control', () => {
    expect(problemsOf(failed)).toEqual([{ message: 'Fill this in.', fieldId: 'carrier' }])
    expect(problemsOf(IDLE)).toEqual([])
  })

  it('keeps what was typed', () => {
    expect(valueOf(failed, 'shelf')).toBe('B3')
    expect(valueOf(IDLE, 'shelf')).toBeUndefined()
  })
})
