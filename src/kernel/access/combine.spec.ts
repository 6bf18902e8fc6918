import { describe, expect, it } from '@jest/globals'
import type { AccessArgs } from 'payload'
import { allOf, anyOf, nobody, rowsWhere } from './combine'
import type { Rule } from './combine'

const args = {} as AccessArgs
const yes: Rule = () => true
const later: Rule = () => Promise.resolve(false)
const rows =
  (name: string): Rule =>
  () => ({ name: { equals: name } })

describe('anyOf', () => {
  it('refuses an empty list', async () => {
    expect(await anyOf()(args)).toBe(false)
  })
  it('waits for asynchronous rules', async () => {
    expect(await anyOf(later)(args)).toBe(false)
    expect(await anyOf(later, yes)(args)).toBe(true)
  })
  it('joins row filters with or', async () => {
    expect(await anyOf(rows('a'), nobody, rows('b'))(args)).toEqual({
      or: [{ name: { equals: 'a' } }, { name: { equals: 'b' } }],
    })
    expect(await anyOf(rows('a'))(args)).toEqual({ name: { equals: 'a' } })
  })
})

describe('allOf', () => {
  it('refuses an empty list', async () => {
    expect(await allOf()(args)).toBe(false)
  })
  it('refuses when one rule refuses, also later', async () => {
    expect(await allOf(yes, later)(args)).toBe(false)
  })
  it('joins row filters with and', async () => {
    expect(await allOf(rows('a'), yes, rows('b'))(args)).toEqual({
      and: [{ name: { equals: 'a' } }, { name: { equals: 'b' } }],
    })
    expect(await allOf(yes, yes)(args)).toBe(true)
  })
})

describe('rowsWhere', () => {
  it('is a refusal when there is nothing to match', () => {
    expect(rowsWhere('unit', [])).toBe(false)
    expect(rowsWhere('unit', ['u'])).toEqual({ unit: { in: ['u'] } })
  })
})
