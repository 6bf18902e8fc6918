import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { matchBlocked, plateOf } from './blockList'
import type { Blocked } from './blockList'

const jose: Blocked = {
  id: 'a',
  name: 'José Álvarez',
  aliases: 'Pepe Alvarez\n\nNono',
  vehicle: 'AB-123-CD',
}
const matches = (name: string, vehicle = '') => matchBlocked([jose], { name, vehicle })?.id === 'a'

describe('the block list', () => {
  it('knows a name without accents, in any order, with more names', () => {
    for (const name of ['Jose Alvarez', 'ALVAREZ, José', 'José María Álvarez', 'pepe alvarez']) {
      expect([name, matches(name)]).toEqual([name, true])
    }
    for (const name of ['Jose', 'Maria Alvarez', 'Josephine Alvarez', '']) {
      expect([name, matches(name)]).toEqual([name, false])
    }
  })

  it('takes one word alone for the whole name', () => {
    expect(matches('Nono')).toBe(true)
    expect(matches('Nono Martin')).toBe(false)
  })

  it('knows a vehicle however its plate is written', () => {
    expect(matches('Somebody', 'ab 123 cd')).toBe(true)
    expect(matches('Somebody', 'AB-123-CE')).toBe(false)
    expect(plateOf(' ab·12 ')).toBe('AB12')
    const unmarked = { ...jose, vehicle: '' }
    expect(matchBlocked([unmarked], { name: 'Somebody', vehicle: '' })).toBeUndefined()
  })

  it('finds whoever it lists, whatever the order of the words', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 4 }), (words) => {
        const entry = { id: 'b', name: words.join(' '), aliases: '', vehicle: '' }
        const name = words.toReversed().join('-').toUpperCase()
        expect(matchBlocked([jose, entry], { name, vehicle: '' })?.id).toBe('b')
      }),
    )
  })
})
