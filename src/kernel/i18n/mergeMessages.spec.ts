import { describe, expect, it } from '@jest/globals'
import { mergeMessages } from './mergeMessages'

describe('mergeMessages', () => {
  it('joins the branches of all owners', () => {
    const merged = mergeMessages([
      { owner: 'kernel', messages: { errors: { internal: 'a' } } },
      {
        owner: 'packages',
        messages: { packages: { title: 'b' }, errors: { packages: { x: 'c' } } },
      },
    ])
    expect(merged).toEqual({
      errors: { internal: 'a', packages: { x: 'c' } },
      packages: { title: 'b' },
    })
  })

  it('leaves its sources as they were', () => {
    const messages = { errors: { internal: 'a' } }
    mergeMessages([
      { owner: 'kernel', messages },
      { owner: 'packages', messages: { errors: { packages: 'b' } } },
    ])
    expect(messages).toEqual({ errors: { internal: 'a' } })
  })

  it.each([
    [
      'a leaf twice',
      { a: { b: 'x' } },
      { a: { b: 'y' } },
      'late: message key "a.b" is already taken',
    ],
    [
      'a branch over a leaf',
      { a: 'x' },
      { a: { b: 'y' } },
      'late: message key "a" is already taken',
    ],
    [
      'a leaf over a branch',
      { a: { b: 'x' } },
      { a: 'y' },
      'late: message key "a" is already taken',
    ],
    ['a dotted key', {}, { a: { 'b.c': 'y' } }, 'late: message key "a.b.c" has a dot in a part'],
  ])('refuses %s', (_case, first, second, message) => {
    const merge = () =>
      mergeMessages([
        { owner: 'early', messages: first },
        { owner: 'late', messages: second },
      ])
    expect(merge).toThrow(message)
  })

  it('takes no inherited name for a key', () => {
    expect(mergeMessages([{ owner: 'kernel', messages: { toString: 'x' } }])).toEqual({
      toString: 'x',
    })
  })
})
