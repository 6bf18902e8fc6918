import type { ClientBase } from 'pg'

interface Table {
  schema: string
  name: string
  columns: string[]
}

/** Each installation makes these itself: which migrations ran, and who is alive. */
const LEFT_OUT = ['payload_migrations', 'payload_migrations_lock', 'worker_heartbeats']

/** Jobs that are done are no matter of tomorrow's. */
const JOBS = {
  schema: 'pgboss',
  name: 'job',
  where: `where state in ('created', 'retry', 'active')`,
}

/** @returns every table with rows to keep, with its columns that can be written. */
export const tablesOf = async (client: ClientBase): Promise<Table[]> => {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, t.relname as name,
       array(select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum > 0
         and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
     from pg_class t join pg_namespace n on n.oid = t.relnamespace
     where (n.nspname = 'public' and t.relkind in ('r', 'p') and not t.relispartition
         and t.relname <> all ($1))
       or (n.nspname = $2 and t.relname = $3)
     order by 1, 2`,
    [LEFT_OUT, JOBS.schema, JOBS.name],
  )
  return rows
}

export const sequencesOf = async (
  client: ClientBase,
): Promise<{ name: string; value: number }[]> => {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename as name, last_value as value from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  )
  return rows.map(({ name, value }) => ({ name, value: Number(value) }))
}

export const migrationsOf = async (client: ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    'select name from payload_migrations order by name',
  )
  return rows.map(({ name }) => name)
}

const quoted = (client: ClientBase, columns: readonly string[]): string =>
  columns.map((column) => client.escapeIdentifier(column)).join(', ')

const named = (client: ClientBase, { schema, name }: Pick<Table, 'schema' | 'name'>): string =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`

export const copyOut = (client: ClientBase, table: Table): string => {
  const where = table.schema === JOBS.schema ? ` ${JOBS.where}` : ''
  return `copy (select ${quoted(client, table.columns)} from ${named(client, table)}${where}) to stdout`
}

export const copyIn = (client: ClientBase, table: Table): string =>
  `copy ${named(client, table)} (${quoted(client, table.columns)}) from stdin`

export const truncate = (client: ClientBase, tables: readonly Table[]): string =>
  `truncate ${tables.map((table) => named(client, table)).join(', ')}`
