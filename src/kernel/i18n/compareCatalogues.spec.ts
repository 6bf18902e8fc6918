import { describe, expect, it } from '@jest/globals'
import { compareCatalogues, leavesOf, placeholdersOf } from './compareCatalogues'

describe('placeholdersOf', () => {
  it.each([
    ['no placeholder', []],
    ['{name} and {name}', ['name']],
    ['{count, plural, one {# of {name}} other {# of {name}}}', ['count:plural', 'name']],
    ['{day, date, long} at {time}', ['day:date', 'time']],
    ['read <link>this</link>', ['<link>']],
    ["it's {a}, not '{b}'", ['a']],
    ['{role, select, owner {an owner} other {a guest}}', ['role:select']],
  ])('%s', (message, expected) => {
    expect(placeholdersOf(message)).toEqual(expected)
  })

  it('refuses what ICU refuses', () => {
    expect(() => placeholdersOf('{name')).toThrow('unbalanced')
    expect(() => placeholdersOf('{count, plural, one {x}}')).toThrow('other')
  })
})

describe('compareCatalogues', () => {
  it('finds nothing in equal trees', () => {
    expect(compareCatalogues({ a: { b: 'to {name}' } }, { a: { b: 'à {name}' } })).toEqual([])
  })

  it('names each difference', () => {
    const problems = compareCatalogues(
      { a: 'x', b: 'to {name}', c: 'x', e: '{n, plural, one {x}}', f: ' ' },
      { b: 'à {nom}', c: '', d: 'x', e: '{n, plural, one {x}}', f: 'x' },
    )
    expect(problems).toEqual([
      'a: missing',
      'b: placeholders "name" became "nom"',
      'c: empty translation',
      'e: unreadable: "n, plural, one {x}" has no "other"',
      'f: empty',
      'd: not in the reference',
    ])
  })
})

describe('leavesOf', () => {
  it('walks the tree', () => {
    expect([...leavesOf({ a: { b: 'x' }, c: 'y' })]).toEqual([
      ['a.b', 'x'],
      ['c', 'y'],
    ])
  })
})
