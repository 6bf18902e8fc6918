import type { Access, AccessArgs, Where } from 'payload'

/**
 * An access rule answers yes, no, or "the rows that match". Rules are combined only here, because
 * a rule that is called without `await` elsewhere is a promise, and a promise is truthy.
 */
export type Rule = (args: AccessArgs) => boolean | Where | Promise<boolean | Where>

/** Yes where one rule says so; rows that match any. An empty list refuses. */
export const anyOf =
  (...rules: readonly Rule[]): Access =>
  async (args) => {
    const wheres: Where[] = []
    for (const rule of rules) {
      const answer = await rule(args)
      if (answer === true) return true
      if (answer !== false) wheres.push(answer)
    }
    const [first] = wheres
    if (first === undefined) return false
    return wheres.length === 1 ? first : { or: wheres }
  }

/** Yes where all rules say so; rows that match all. An empty list refuses. */
export const allOf =
  (...rules: readonly Rule[]): Access =>
  async (args) => {
    if (rules.length === 0) return false
    const wheres: Where[] = []
    for (const rule of rules) {
      const answer = await rule(args)
      if (answer === false) return false
      if (answer !== true) wheres.push(answer)
    }
    const [first] = wheres
    if (first === undefined) return true
    return wheres.length === 1 ? first : { and: wheres }
  }

export const nobody: Rule = () => false

/** `in` an empty list is a Where that matches nothing; `false` says the same and saves the query. */
export const rowsWhere = (field: string, values: readonly string[]): boolean | Where =>
  values.length === 0 ? false : { [field]: { in: [...values] } }
