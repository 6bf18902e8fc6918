import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mailboxOf } from './email'
import { nameKeyOf } from './name'
import { alikeTo, MOST_ALIKE, pairKey, pairsOf } from './pairs'
import type { Account } from './pairs'

const word = fc.stringMatching(/^[a-z][a-z0-9]{1,8}$/)
const domain = fc.constantFrom('example.org', 'orange.fr', 'fastmail.com')
const name = fc.string({ unit: 'grapheme', maxLength: 40 })

describe('one mailbox', () => {
  it.each([
    ['Zoe.Papa+parcels@Gmail.com', 'zoepapa@googlemail.com', true],
    ['zoe.papa@example.org', 'zoepapa@example.org', false],
    ['zoe+a@example.org', 'ZOE+b@example.org', true],
    ['zoe@example.org', 'zoe@example.com', false],
    ['+a@example.org', '+b@example.org', false],
    ['...@gmail.com', 'a@gmail.com', false],
    ['no address', 'NO ADDRESS ', true],
  ])('%s and %s: %s', (one, other, isOne) => {
    expect(mailboxOf(one) === mailboxOf(other)).toBe(isOne)
  })
  it('is found again from what it gave, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), (address) => {
        expect(mailboxOf(mailboxOf(address))).toBe(mailboxOf(address))
      }),
    )
  })
  it('does not depend on tag, case, or the dots that the provider ignores', () => {
    fc.assert(
      fc.property(word, word, word, domain, (one, other, tag, at) => {
        expect(mailboxOf(`${one}${other}+${tag}@${at}`.toUpperCase())).toBe(`${one}${other}@${at}`)
        expect(mailboxOf(`${one}.${other}@${at}`)).not.toBe(mailboxOf(`${one}${other}@${at}`))
        expect(mailboxOf(`${one}.${other}.@gmail.com`)).toBe(`${one}${other}@gmail.com`)
      }),
    )
  })
})

describe('one name', () => {
  it.each([
    ['Zoé  PAPADOPOULOS', 'papadopoulos zoe'],
    ['Jean-Luc Fabre', 'Fabre, Jean Luc'],
    ['Søren Łukasz Strauß', 'soren lukasz STRAUSS'],
    ['李 娜', '娜 李'],
  ])('%s and %s', (one, other) => {
    expect(nameKeyOf(one)).toBe(nameKeyOf(other))
  })
  it.each(['', '  ', '-', '’'])('is none where nothing is said: “%s”', (nothing) => {
    expect(nameKeyOf(nothing)).toBeNull()
  })
  it('keeps names apart that differ in a word', () => {
    expect(nameKeyOf('Ana Lima')).not.toBe(nameKeyOf('Ana Lima Costa'))
    expect(nameKeyOf('Ana Lima')).not.toBe(nameKeyOf('Anal Ima'))
  })
  it('is found again from what it gave, and from its words in any order', () => {
    fc.assert(
      fc.property(name, (given) => {
        const key = nameKeyOf(given)
        if (key === null) return
        expect(nameKeyOf(key)).toBe(key)
        expect(nameKeyOf(key.split(' ').toReversed().join('  '))).toBe(key)
        expect(nameKeyOf(given.normalize('NFD'))).toBe(nameKeyOf(given.normalize('NFC')))
      }),
      { numRuns: 500 },
    )
  })
})

const account = (id: string, data: Partial<Account> = {}): Account => ({
  id,
  name: `Person ${id}`,
  email: `${id}@example.org`,
  provedPhone: null,
  units: [],
  ...data,
})

describe('pairs', () => {
  it('need a proved telephone, a mailbox, or a name in one unit', () => {
    const same = { name: 'Ana Lima', units: ['u1', 'u2'] }
    const found = pairsOf([
      account('a', { ...same, provedPhone: '+351912345678' }),
      account('b', { name: 'LIMA Aná', units: ['u2', 'u2'], email: 'ana@gmail.com' }),
      account('c', { name: 'Ana Lima', units: ['u3'], email: 'A.N.A+c@gmail.com' }),
      account('d', { provedPhone: '+351912345678' }),
    ])
    expect(found).toEqual([
      { first: 'a', second: 'd', reasons: ['phone'] },
      { first: 'b', second: 'c', reasons: ['email'] },
      { first: 'a', second: 'b', reasons: ['name'] },
    ])
  })
  it('with more reasons come first, and each pair once', () => {
    const both = { name: 'Ana Lima', units: ['u1', 'u2'], provedPhone: '+351912345678' }
    const [first, ...others] = pairsOf([
      account('y', { email: 'y@example.org' }),
      account('x', { email: 'y+1@example.org' }),
      account('q', both),
      account('p', both),
    ])
    expect(first).toEqual({ first: 'p', second: 'q', reasons: ['phone', 'name'] })
    expect(others).toEqual([{ first: 'x', second: 'y', reasons: ['email'] }])
  })
  it('do not come back once they are two people', () => {
    const two = [account('b', { email: 'z+1@x.org' }), account('a', { email: 'z@x.org' })]
    expect(pairsOf(two)).toHaveLength(1)
    expect(pairsOf(two, new Set([pairKey('b', 'a')]))).toEqual([])
  })
  it('are not made of what an office shares', () => {
    const many = Array.from({ length: MOST_ALIKE + 1 }, (_, index) =>
      account(`p${String(index)}`, { email: `office+${String(index)}@example.org` }),
    )
    expect(pairsOf(many)).toEqual([])
    expect(pairsOf(many.slice(1))).toHaveLength((MOST_ALIKE * (MOST_ALIKE - 1)) / 2)
  })
  it('are ordered by id, and do not depend on the order of the accounts', () => {
    const one = fc.record({
      id: fc.uuid(),
      name: fc.constantFrom('Ana Lima', 'LIMA ANA', 'Bo Li'),
      email: fc.constantFrom('a@gmail.com', 'a+1@gmail.com', 'b@example.org', 'c@example.org'),
      provedPhone: fc.option(fc.constantFrom('+33612345678', '+33687654321')),
      units: fc.subarray(['u1', 'u2']),
    })
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 7 }), (accounts) => {
        const found = pairsOf(accounts)
        expect(pairsOf(accounts.toReversed())).toEqual(found)
        for (const { first, second, reasons } of found) {
          expect(first < second).toBe(true)
          expect(reasons.length).toBeGreaterThan(0)
        }
      }),
    )
  })
})

describe('somebody who asks to come in', () => {
  const here = [
    account('a', { name: 'Ana Lima', units: ['u1'], email: 'ana@example.org' }),
    account('b', { name: 'Bo Li', units: ['u2'] }),
  ]
  const like = (data: Partial<Account>) =>
    alikeTo(account('x', { email: 'new@example.org', ...data }), here).map(({ id }) => id)
  it('looks like a member by mailbox, or by name in the unit that they mean', () => {
    expect(like({ email: 'ANA+2@example.org' })).toEqual(['a'])
    expect(like({ name: 'LIMA, Aná', units: ['u1'] })).toEqual(['a'])
    expect(like({ name: 'Ana Lima', units: ['u2'] })).toEqual([])
    expect(like({ email: '', units: ['u1'] })).toEqual([])
  })
  it('does not look like themselves', () => {
    expect(like({ email: 'Ana@example.org', name: 'Ana Lima', units: ['u1'] })).toEqual([])
  })
  it('looks like nobody where many share what they have', () => {
    const many = Array.from({ length: MOST_ALIKE }, (_, index) =>
      account(String(index), { email: `office+${String(index)}@example.org` }),
    )
    expect(alikeTo(account('x', { email: 'office@example.org' }), many)).toEqual([])
    expect(alikeTo(account('x', { email: 'office@example.org' }), many.slice(1))).toHaveLength(
      MOST_ALIKE - 1,
    )
  })
})
