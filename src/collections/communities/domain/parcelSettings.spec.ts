import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { PARCEL_DEFAULTS, parcelProblem, readDays, tidyParcelSettings } from './parcelSettings'

const problem = (sent: object) => {
  const found = parcelProblem({ ...PARCEL_DEFAULTS, ...sent })
  return found && [found.code, found.field]
}

describe('the days of reminders', () => {
  it('are read as people write them', () => {
    for (const text of ['1, 3, 7', '1,3,7', ' 1 3  7 ', '1;3;7']) {
      expect(readDays(text)).toEqual([1, 3, 7])
    }
    expect(readDays('')).toEqual([])
    expect(readDays('60')).toEqual([60])
  })

  it('are refused out of order, twice, too late, too many, or as something else', () => {
    const wrong = ['3, 1', '2, 2', '0', '61', '1,2,3,4,5,6', '1e1', '-1', '1.5', 'a', '1, b']
    for (const text of wrong) expect([text, readDays(text)]).toEqual([text, undefined])
  })

  it('come back as they were written down, whatever they are', () => {
    const ladder = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 5 })
    fc.assert(
      fc.property(ladder, (some) => {
        const days = some.toSorted((one, other) => one - other)
        expect(readDays(days.join(', '))).toEqual(days)
      }),
    )
  })
})

describe('the rules of a community for parcels', () => {
  it('hold as they are when nobody said anything', () => {
    expect(problem({})).toBeUndefined()
  })

  it('say what is wrong, and where', () => {
    expect(problem({ reminderDays: '7, 3' })).toEqual(['communities.reminder-days', 'reminderDays'])
    expect(problem({ reminderDays: [1] })).toEqual(['communities.reminder-days', 'reminderDays'])
    for (const perishableHours of [-1, 1.5, 73, '4', Number.NaN]) {
      expect(problem({ perishableHours })).toEqual([
        'communities.perishable-hours',
        'perishableHours',
      ])
    }
    expect(problem({ returnDays: 121 })).toEqual(['communities.return-days', 'returnDays'])
    for (const photoDays of [0, 6, 1096, null, undefined]) {
      expect(problem({ photoDays })).toEqual(['communities.kept-days', 'photoDays'])
    }
    expect(problem({ signatureDays: 6 })).toEqual(['communities.kept-days', 'signatureDays'])
    expect(problem({ photoDays: 7, signatureDays: 1095 })).toBeUndefined()
  })

  it('let nothing go back of which nobody was told', () => {
    const early = ['communities.return-before-reminder', 'returnDays']
    expect(problem({ returnDays: 7 })).toEqual(early)
    expect(problem({ returnDays: 8 })).toBeUndefined()
    expect(problem({ reminderDays: '', returnDays: 8 })).toEqual(early)
    expect(problem({ reminderDays: '', returnDays: 0 })).toBeUndefined()
  })

  it('are off where a field is emptied, and the days are written in one way', () => {
    const emptied = { reminderDays: null, perishableHours: null, returnDays: null }
    expect(tidyParcelSettings(emptied)).toEqual({
      reminderDays: '',
      perishableHours: 0,
      returnDays: 0,
    })
    expect(tidyParcelSettings({ reminderDays: '1;3 7' }).reminderDays).toBe('1, 3, 7')
    expect(tidyParcelSettings({ reminderDays: '7;3' }).reminderDays).toBe('7;3')
    expect(tidyParcelSettings({ reminderDays: 5 }).reminderDays).toBe(5)
  })
})
