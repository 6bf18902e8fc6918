import { describe, expect, it } from '@jest/globals'
import { PgDialect } from 'drizzle-orm/pg-core'
import { keepingPlan, KEPT_PLAN, named, nameOfPlan } from './keptPlans'
import { sql } from './transaction'

const kept = (text: string) => `${text} ${KEPT_PLAN}`

describe('the name of a plan', () => {
  it('is one for each text that asks for it, and stays', () => {
    const names = new Map<string, string>()
    const [one, other] = [kept('select $1'), kept('select $2')]
    const name = nameOfPlan(one, names)
    expect(name).toMatch(/^kept_/)
    expect(nameOfPlan(other, names)).not.toBe(name)
    expect(nameOfPlan(one, names)).toBe(name)
    expect(nameOfPlan('select $1', names)).toBeUndefined()
  })

  it('is given no more often than a connection can keep', () => {
    const names = new Map<string, string>()
    for (let n = 0; n < 150; n += 1) nameOfPlan(kept(`select ${String(n)}`), names)
    expect(names.size).toBe(100)
    expect(nameOfPlan(kept('one more'), names)).toBeUndefined()
    expect(nameOfPlan(kept('select 0'), names)).toBeDefined()
  })

  it('comes with a statement, however that is sent', () => {
    const name = expect.stringMatching(/^kept_/)
    const { sql: text, params } = new PgDialect().sqlToQuery(keepingPlan(sql`select ${1}`))
    expect(params).toEqual([1])
    expect(named(text, new Map())).toEqual({ name, text })
    expect(named({ text, rowMode: 'array' }, new Map())).toEqual({ name, text, rowMode: 'array' })
    const cursor = { submit: () => undefined, text }
    expect(named(cursor, new Map())).toBe(cursor)
    expect(named('begin; select 1', new Map())).toBe('begin; select 1')
  })
})
