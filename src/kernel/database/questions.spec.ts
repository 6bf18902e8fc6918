import { describe, expect, it } from '@jest/globals'
import { mapAnswer, question } from './questions'
import { sql } from './transaction'

const names = question(sql`select name from things`, (rows: { name: string }[]) =>
  rows.map(({ name }) => name),
)

describe('a question', () => {
  it('says what its rows say, and may say it otherwise', () => {
    const rows = [{ name: 'one' }, { name: 'two' }]
    expect(names.answerFrom(rows)).toEqual(['one', 'two'])
    const count = mapAnswer(names, ({ length }) => length)
    expect([count.answerFrom(rows), count.query]).toEqual([2, names.query])
  })

  it('has no answer where it was not asked', () => {
    expect(() => names.answerFrom(undefined)).toThrow('was not asked')
  })
})
