import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { findHeader, guessMapping, missingKinds } from './columns'
import { dayAt, nextDay, orderOf, readDay, startOfDay } from './dates'
import { neutralise, plain } from '@/kernel/domain/formula'
import { decodeText, guessDelimiter, sniff } from './decode'
import { planImport, unitKey } from './plan'
import type { HeldEntry, HeldUnit } from './plan'
import type { PersonOfRow, Row } from './rows'

describe('reading a file', () => {
  it('guesses the sign between cells, quotes or not', () => {
    expect(guessDelimiter('a;b;c\n1,5;2;3\n')).toBe(';')
    expect(guessDelimiter('a\tb\n1,2,3\t4\n')).toBe('\t')
    expect(guessDelimiter('"x;y;z","b"\n"1;2",3\n')).toBe(',')
    expect(guessDelimiter('alone')).toBe(',')
  })
  it('knows text from the rest, by bytes', () => {
    const bytes = (...list: number[]) => Uint8Array.from(list)
    expect(sniff(bytes(0x50, 0x4b, 3, 4))).toBe('zip')
    expect(sniff(bytes(0xd0, 0xcf, 0x11, 0xe0))).toBe('old-excel')
    expect(sniff(bytes(0, 1, 2, 3, 0))).toBe('unknown')
    expect(sniff(new TextEncoder().encode('a,b'))).toBe('text')
    const swapped = Buffer.from('Unit,Name\n1,Ada', 'utf16le').swap16()
    expect(decodeText(swapped)).toEqual({ text: 'Unit,Name\n1,Ada', encoding: 'utf-16be' })
    expect(decodeText(Buffer.from('Unit,Name\n1,Ada', 'utf16le'))?.encoding).toBe('utf-16le')
    const marked = Buffer.from('\uFEFFUnit', 'utf16le').swap16()
    expect(decodeText(marked)?.encoding).toBe('utf-16be')
  })
  it('takes back exactly what the export put before a formula', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^['=+\-@\t]{0,4}[a-z0-9=']{0,6}$/), (value) => {
        expect(neutralise(value)).not.toMatch(/^[=+\-@\t\r]/)
        expect(plain(neutralise(value))).toBe(value)
      }),
    )
  })
})

describe('columns', () => {
  it('are guessed from headings in both languages', () => {
    expect(guessMapping(['Lot', 'Nom', 'Tél.', 'Date d’entrée'])).toEqual({
      unit: 0,
      name: 1,
      phone: 2,
      from: 3,
    })
    expect(guessMapping(['Prénom', 'Nom'])).toEqual({ firstName: 0, lastName: 1 })
    expect(guessMapping(['First name', 'Name'])).toEqual({ firstName: 0, lastName: 1 })
    expect(guessMapping(['Email', 'Email 2', 'E-mail'])).toEqual({ email: 0 })
  })
  it('stand below titles', () => {
    expect(findHeader([['Registre'], [], ['Lot', 'Nom'], ['1', 'Ada']])).toBe(2)
    expect(findHeader([['x'], ['foo', 'bar'], ['1', '2']])).toBe(1)
    expect(findHeader([[], ['x']])).toBe(1)
  })
  it('lack a unit or a name', () => {
    expect(missingKinds({})).toEqual(['unit', 'name'])
    expect(missingKinds({ unit: 0, lastName: 1 })).toEqual([])
  })
})

describe('days', () => {
  it('are read in the order that the column shows', () => {
    expect(orderOf(['03/04/2024', '13/04/2024'], 'month-first')).toBe('day-first')
    expect(orderOf(['03/04/2024', '04/13/2024'], 'day-first')).toBe('month-first')
    expect(orderOf(['03/04/2024'], 'month-first')).toBe('month-first')
    expect(readDay('03/04/24', 'day-first')).toBe('2024-04-03')
    expect(readDay('3.4.2024', 'month-first')).toBe('2024-03-04')
    expect(readDay('2024-04-03T10:00', 'month-first')).toBe('2024-04-03')
    for (const text of ['soon', '31/02/2024', '2024-13-01', '01/01/1066', '0202-01-01']) {
      expect(readDay(text, 'day-first')).toBeNull()
    }
  })
  it('begin at midnight of the place, also where the clocks change', () => {
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Paris',
      'America/Toronto',
      'Pacific/Auckland',
      'Africa/Cairo',
      'America/Sao_Paulo',
    )
    const date = fc
      .date({ min: new Date('1990-01-02'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10))
    fc.assert(
      fc.property(date, zone, (day, timeZone) => {
        const start = startOfDay(day, timeZone)
        expect(dayAt(start, timeZone)).toBe(day)
        expect(dayAt(new Date(start.getTime() - 1), timeZone)).not.toBe(day)
        expect(dayAt(new Date(startOfDay(nextDay(day), timeZone).getTime() - 1), timeZone)).toBe(
          day,
        )
      }),
    )
  })
})

const person = (name: string, data: Partial<PersonOfRow> = {}): PersonOfRow => ({
  name,
  role: 'owner',
  email: null,
  phone: null,
  from: null,
  to: null,
  ref: null,
  ...data,
})
const rowAt = (row: number, number: string, who: PersonOfRow | null): Row => ({
  row,
  unit: { building: 'A', number, floor: null, type: null },
  person: who,
})
const unit: HeldUnit = { id: 'u', building: 'A', number: '1', floor: null, type: 'apartment' }
const held = (id: string, who: PersonOfRow): HeldEntry => ({ ...who, id, unit: 'u' })
const plan = (rows: Row[], entries: HeldEntry[] = []) =>
  planImport({ rows, units: [unit], entries, columns: { unit: 'Unit', name: 'Name' } })

describe('a unit', () => {
  it('is one behind its spellings, and two where numbers differ', () => {
    const keys = ['Lot 12', '12', 'apt 12', 'APT. 12'].map((number) =>
      unitKey({ building: 'Tour B', number }),
    )
    expect(new Set([...keys, unitKey({ building: 'b', number: '12' })]).size).toBe(1)
    expect(unitKey({ building: '', number: '1-12' })).not.toBe(
      unitKey({ building: '', number: '11-2' }),
    )
    expect(unitKey({ building: '', number: 'A 402' })).toBe(
      unitKey({ building: '', number: 'A402' }),
    )
  })
  it('takes a floor from whichever row has it', () => {
    const { newUnits, changedUnits } = plan([
      { row: 1, unit: { building: 'A', number: '1', floor: '3', type: null }, person: null },
      rowAt(2, '9', null),
    ])
    expect([newUnits.length, changedUnits[0]?.floor]).toEqual([1, '3'])
  })
})

describe('a person', () => {
  it('is found by the number of the other system, whatever else changed', () => {
    const { changedEntries } = plan(
      [rowAt(1, '1', person('Ada King', { ref: 'C1' }))],
      [held('e', person('Ada Byron', { ref: 'c1', email: 'a@b.cd' }))],
    )
    expect(changedEntries).toMatchObject([{ id: 'e', name: 'Ada King', email: 'a@b.cd' }])
  })
  it('is another where those numbers differ', () => {
    const { newEntries, missing } = plan(
      [rowAt(1, '1', person('Ada', { ref: 'C2' }))],
      [held('e', person('Ada', { ref: 'C1' }))],
    )
    expect([newEntries.length, missing.length]).toEqual([1, 1])
  })
  it('is not guessed where two could be meant', () => {
    const email = 'chen@example.org'
    const { newEntries, changedEntries } = plan(
      [rowAt(1, '1', person('Somebody Else', { email }))],
      [held('a', person('Amelia', { email })), held('b', person('Lucas', { email }))],
    )
    expect([newEntries.length, changedEntries.length]).toEqual([1, 0])
  })

  it('is where the import put them when the same rows come again', () => {
    const name = fc.constantFrom('Ada', 'Bob', 'Ada King', 'King Ada', 'Zoë')
    const email = fc.option(fc.constantFrom('a@b.cd', 'c@d.ef'), { nil: null })
    const phone = fc.option(fc.constantFrom('+33600000001', '+33600000002'), { nil: null })
    const ref = fc.option(fc.constantFrom('1', '2', '3'), { nil: null })
    const rows = fc.array(fc.record({ name, email, phone, ref }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const toRows = (list: Partial<PersonOfRow>[]) =>
          list.map((data, index) => rowAt(index, '1', person(data.name ?? '', data)))
        const apply = (entries: HeldEntry[], list: Row[]): HeldEntry[] => {
          const { newEntries, changedEntries } = plan(list, entries)
          const changed = new Map(changedEntries.map((entry) => [entry.id, entry]))
          return [
            ...entries.map((entry) => ({
              ...entry,
              ...changed.get(entry.id),
              unit: 'u',
              id: entry.id,
            })),
            ...newEntries.map((entry, index) => ({
              ...entry,
              unit: 'u',
              id: `${String(entries.length)}-${String(index)}`,
            })),
          ]
        }
        const first = apply([], toRows(before))
        const second = apply(first, toRows(after))
        const again = plan(toRows(after), second)
        expect([again.newEntries, again.changedEntries]).toEqual([[], []])
      }),
      { numRuns: 500 },
    )
  })
})
