import { describe, expect, it } from '@jest/globals'
import { entryKey, isRosterRole, nameKey, tidy } from './entry'

describe('nameKey', () => {
  it('is one for the spellings of one name', () => {
    const spellings = [
      'Jean Dupont',
      'DUPONT Jean',
      'Dupont, Jean',
      ' jean  dupont ',
      'Jéan Dupont',
    ]
    expect(new Set(spellings.map(nameKey)).size).toBe(1)
    expect(nameKey('O’Brien, Ann-Marie')).toBe(nameKey('Ann Marie O Brien'))
  })
  it('tells names apart, in any script', () => {
    expect(nameKey('李小龍')).not.toBe(nameKey('李小明'))
    expect(nameKey('Jean Dupont')).not.toBe(nameKey('Jeanne Dupont'))
  })
})

describe('entryKey', () => {
  it('is the number of management’s own system where there is one', () => {
    expect(entryKey({ name: 'A', externalRef: ' C-12 ' })).toBe('ref:c-12')
    expect(entryKey({ name: 'A', externalRef: 'C-12' })).toBe(
      entryKey({ name: 'B', email: 'b@example.org', externalRef: 'c-12' }),
    )
  })
  it('keeps apart a couple with one address, and two people of one name', () => {
    const email = 'dupont@example.org'
    expect(entryKey({ name: 'Jean Dupont', email })).not.toBe(
      entryKey({ name: 'Marie Dupont', email }),
    )
    expect(entryKey({ name: 'Jean Dupont', email })).not.toBe(
      entryKey({ name: 'Jean Dupont', email: 'fils@example.org' }),
    )
  })
  it('falls back on the phone, and on the name alone', () => {
    expect(entryKey({ name: 'Jean', phone: '+33612345678' })).toBe('name:jean|+33612345678')
    expect(entryKey({ name: 'Jean', externalRef: '  ' })).toBe('name:jean|')
  })
})

it('knows its roles', () => {
  expect(isRosterRole('owner')).toBe(true)
  expect(isRosterRole('manager')).toBe(false)
  expect(tidy(' a \n b ')).toBe('a b')
})
