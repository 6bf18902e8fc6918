import { sql, txOf } from '@/kernel/database/transaction'
import type { Executor } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { personLink } from '@/kernel/personLinks'
import type { Joining } from '@/kernel/personLinks'

/** A column that names an account, as the database's catalogue tells it. */
export interface AccountColumn extends Record<string, unknown> {
  table: string
  column: string
  has_community: boolean
}

/** Every foreign key to an account that there is, whoever made it. */
export const accountColumns = async (tx: Executor): Promise<AccountColumn[]> => {
  const { rows } = await tx.execute<AccountColumn>(sql`
    select c.relname as table, a.attname as column,
      exists (select 1 from pg_attribute o where o.attrelid = c.oid
              and o.attname = 'community_id' and not o.attisdropped) as has_community
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute b on b.attrelid = k.confrelid and b.attname = 'id'
    join pg_attribute a on a.attrelid = k.conrelid
      and a.attnum = k.conkey[array_position(k.confkey, b.attnum)]
    where k.contype = 'f' and k.confrelid = 'public.users'::regclass
    order by 1, 2`)
  return rows
}

const unresolved = ({ table, column }: AccountColumn): AppError =>
  new AppError({ code: 'duplicates.unresolved', status: 409, details: { table, column } })

const isRefused = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined
  return [error, cause].some(
    (one) =>
      typeof one === 'object' &&
      one !== null &&
      'code' in one &&
      typeof one.code === 'string' &&
      one.code.startsWith('23'),
  )
}

const namesAccount = async (tx: Executor, { table, column }: AccountColumn, id: string) => {
  const { rows } = await tx.execute(sql`
    select 1 from ${sql.identifier(table)} where ${sql.identifier(column)} = ${id} limit 1`)
  return rows.length > 0
}

const moveOne = async (joining: Joining, place: AccountColumn): Promise<void> => {
  const { req, from, to } = joining
  const tx = await txOf(req)
  const rule = personLink(place.table, place.column)
  if (rule === undefined) {
    // Nobody said what it is: it may be a secret, so it is neither given to another account nor lost.
    if (await namesAccount(tx, place, from)) throw unresolved(place)
    return
  }
  const [table, column] = [sql.identifier(place.table), sql.identifier(place.column)]
  if (rule === 'goes') {
    await tx.execute(sql`delete from ${table} where ${column} = ${from}`)
    return
  }
  if (typeof rule === 'object') await rule.settle(joining)
  const rest = typeof rule === 'object' ? rule.rest : rule
  if (rest === 'stays') return
  await tx.execute(sql`update ${table} set ${column} = ${to} where ${column} = ${from}`)
}

/**
 * Gives all that names one account to another, column by column, as each module said.
 * @throws AppError 409 `duplicates.unresolved` where something stands in the way that nobody has thought
 *   of: nothing is lost for it.
 */
export const moveLinks = async (
  joining: Joining,
  columns: readonly AccountColumn[],
): Promise<void> => {
  for (const place of columns) {
    try {
      await moveOne(joining, place)
    } catch (error) {
      throw isRefused(error) ? unresolved(place) : error
    }
  }
}

/** Whether anything names the account in a community that is not among these. */
export const reachesBeyond = async (
  tx: Executor,
  { id, communities }: { id: string; communities: readonly string[] },
  columns: readonly AccountColumn[],
): Promise<boolean> => {
  const known = sql.join(
    communities.map((one) => sql`${one}::uuid`),
    sql`, `,
  )
  const questions = columns
    .filter(({ has_community }) => has_community)
    .map(
      ({ table, column }) => sql`exists (
        select 1 from ${sql.identifier(table)}
        where ${sql.identifier(column)} = ${id} and community_id not in (${known}))`,
    )
  const { rows } = await tx.execute<{ beyond: boolean }>(
    sql`select (${sql.join(questions, sql` or `)}) as beyond`,
  )
  return rows[0]?.beyond === true
}
