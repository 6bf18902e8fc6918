import { describe, expect, it } from '@jest/globals'
import { describeQuery } from './traceQueries'

describe('what a span says of a query', () => {
  it.each([
    ['select "id" from "users" where "email" = $1', { operation: 'select', table: 'users' }],
    ['  insert into deliveries (id) values ($1)', { operation: 'insert', table: 'deliveries' }],
    ['update "public"."packages" set x = 1', { operation: 'update', table: 'packages' }],
    ['select extract(epoch from now())', { operation: 'select' }],
    ["begin; select set_config('app.person', 'p', true)", { operation: 'begin' }],
    ['set constraints all immediate; commit', { operation: 'commit' }],
    [
      'with a as (select 1 from units for no key update), b as (insert into packages (id) values (1)) select 2',
      { operation: 'insert', table: 'packages' },
    ],
    ['with a as (select 1 from units) select * from a', { operation: 'with', table: 'units' }],
    [
      'with a as (select 1 from x) update "users" set y = 1',
      { operation: 'update', table: 'users' },
    ],
    ['truncate "users"', { operation: 'other' }],
  ])('%s', (text, expected) => {
    expect(describeQuery(text)).toEqual(expected)
  })

  it('is never a value, even where one stands in the text', () => {
    const text = `select 1 from "users" where email = 'ada@example.org'`
    expect(JSON.stringify(describeQuery(text))).not.toContain('ada')
  })
})
