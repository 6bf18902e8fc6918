import { sql } from './transaction'
import type { Sql } from './transaction'

/** `= ${anyId(ids)}`: one parameter, however many there are. */
export const anyId = (ids: readonly string[]): Sql =>
  sql`any (string_to_array(${ids.join(',')}, ',')::uuid[])`

/** The same for ids that a column keeps as text: a cast of the column would not let its index be used. */
export const anyIdText = (ids: readonly string[]): Sql =>
  sql`any (string_to_array(${ids.join(',')}, ','))`
