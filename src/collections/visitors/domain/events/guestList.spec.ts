import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { guestKey, readGuests, separatorOf } from './guestList'
import type { Contact } from './guestList'

const readContact = (text: string): Contact | undefined => {
  if (text.includes('@')) return { by: 'email', email: text }
  return text.startsWith('+') ? { by: 'phone', phone: text } : undefined
}

const read = (...lines: string[][]) =>
  readGuests(
    lines.map((cells, at) => ({ line: at + 1, cells })),
    readContact,
  )

describe('a list of guests', () => {
  it('has a name, and maybe how to reach the guest, and how many come', () => {
    expect(
      read(['Ana  Lund '], ['Bo', 'bo@example.org'], [''], ['Cy', '+33612345678', ' 4 ', '']),
    ).toEqual({
      state: 'good',
      guests: [
        { name: 'Ana Lund', contact: null, party: 1 },
        { name: 'Bo', contact: { by: 'email', email: 'bo@example.org' }, party: 1 },
        { name: 'Cy', contact: { by: 'phone', phone: '+33612345678' }, party: 4 },
      ],
    })
  })

  it('names each line that is wrong, and takes nothing of it', () => {
    expect(
      read(
        ['Ana'],
        ['', '+33612345678'],
        ['x'.repeat(121)],
        [' '],
        ['Bo', 'nowhere'],
        ['Cy', '', '0'],
        ['Di', '', '51'],
        ['Ed', '', '2.5'],
        ['Flo', '', '2', 'more'],
      ),
    ).toEqual({
      state: 'bad',
      lines: [
        { line: 2, problem: 'no-name' },
        { line: 3, problem: 'long-name' },
        { line: 5, problem: 'contact' },
        { line: 6, problem: 'party' },
        { line: 7, problem: 'party' },
        { line: 8, problem: 'party' },
        { line: 9, problem: 'cells' },
      ],
    })
  })

  it('takes a name of the greatest length and a party of either end', () => {
    expect(read(['x'.repeat(120), '', '50'], ['y', '', '1']).state).toBe('good')
  })

  it('has a guest once, with the larger party', () => {
    expect(
      read(
        ['Ana', 'ana@example.org', '3'],
        ['ANA', 'Ana@Example.org', '2'],
        ['Ana', '', '5'],
        ['Ana'],
      ),
    ).toEqual({
      state: 'good',
      guests: [
        { name: 'Ana', contact: { by: 'email', email: 'ana@example.org' }, party: 3 },
        { name: 'Ana', contact: null, party: 5 },
      ],
    })
  })

  it('folds an accent that is written in two ways', () => {
    expect(guestKey({ name: 'Zoe\u0308', contact: null })).toBe(
      guestKey({ name: 'zo\u00EB', contact: null }),
    )
  })

  it('never has two of a key, loses nobody, and is the same when it is read twice', () => {
    const line = fc.record({
      name: fc.constantFrom('Ana', 'ana', 'Bo', 'Zoë'),
      contact: fc.constantFrom('', 'a@example.org', 'A@example.org', '+33612345678'),
      party: fc.integer({ min: 1, max: 50 }),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const cells = lines.map(({ name, contact, party }) => [name, contact, String(party)])
        const once = read(...cells)
        if (once.state === 'bad') throw new Error('a good list was not understood')
        const keys = once.guests.map(guestKey)
        expect(new Set(keys).size).toBe(keys.length)
        expect(Math.max(...once.guests.map(({ party }) => party))).toBe(
          Math.max(...lines.map(({ party }) => party)),
        )
        expect(read(...cells, ...cells)).toEqual(once)
      }),
    )
  })
})

describe('what stands between the cells', () => {
  it('is a tab before a semicolon, and a comma where neither is', () => {
    expect(['a\tb;c', 'a;b,c', 'a,b', 'a'].map(separatorOf)).toEqual(['\t', ';', ',', ','])
  })
})
