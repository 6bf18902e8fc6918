import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { byMonth, cursorText, historyWords, readCursor, valuesNamed } from './history'

describe('where a page of the history begins', () => {
  it('reads what it wrote', () => {
    const moments = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, fc.uuid(), (date, id) => {
        const cursor = { at: date.toISOString(), id }
        expect(readCursor(cursorText(cursor))).toEqual(cursor)
      }),
    )
  })

  it.each([
    '',
    '~',
    'yesterday~0193d7a2-0000-7000-8000-000000000000',
    '2026-13-40T00:00:00.000Z~0193d7a2-0000-7000-8000-000000000000',
    '2026-11-01T00:00:00.000Z~1',
    "2026-11-01T00:00:00.000Z~0193d7a2-0000-7000-8000-000000000000'",
  ])('is nowhere for %j', (text) => {
    expect(readCursor(text)).toBeUndefined()
  })
})

describe('the words of a search', () => {
  it('are few, and none of nothing', () => {
    expect(historyWords('  dhl   jd 1 ')).toEqual(['dhl', 'jd', '1'])
    expect(historyWords('   ')).toEqual([])
    expect(historyWords('a b c d e f g h')).toHaveLength(6)
  })
})

describe('what a word means by its name', () => {
  const names = [
    ['letter', 'Letter'],
    ['letter', 'Lettre'],
    ['keys', 'Clés'],
  ] as const

  it('is found in any language, by a part, without accents', () => {
    expect(valuesNamed('lett', names)).toEqual(['letter'])
    expect(valuesNamed('CLES', names)).toEqual(['keys'])
    expect(valuesNamed('parcel', names)).toEqual([])
  })

  it('is nothing for a word without a letter: it would mean everything', () => {
    expect(valuesNamed('%', names)).toEqual([])
  })
})

describe('months', () => {
  it('cut the order where they change, and lose nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('2026-11', '2026-10', '2026-09')), (months) => {
        const cut = byMonth(months, (month) => month)
        expect(cut.flatMap(({ items }) => items)).toEqual(months)
        expect(cut.every(({ month, items }) => items.every((one) => one === month))).toBe(true)
        expect(cut.every(({ month }, at) => month !== cut[at + 1]?.month)).toBe(true)
      }),
    )
  })
})
