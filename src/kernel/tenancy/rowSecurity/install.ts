import type pg from 'pg'
import { statementsForKey, targetsOf, uniqueNameOf } from './keys'
import type { CatalogueKey, KeyOptions } from './keys'
import { planWalls, statementsOf } from './plan'
import type { CatalogueTable, Wall, WallOptions } from './plan'

type Client = Pick<pg.Client, 'query'>

/** What the manifest says of its tables. */
export interface InstallOptions extends WallOptions, Pick<KeyOptions, 'tenants' | 'cascades'> {}

interface TableRow {
  name: string
  columns: string[]
  required: string[]
  policies: string[]
}

/** Every table of the product, with its columns and the policies that stand on it. */
const readTables = async (client: Client): Promise<TableRow[]> => {
  const { rows } = await client.query<TableRow>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      array(select a.attname::text from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and a.attnotnull) as required,
      array(select p.polname::text from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    order by c.relname`)
  return rows
}

const readRoles = async (client: Client): Promise<Set<string>> => {
  const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles')
  return new Set(rows.map(({ rolname }) => rolname))
}

/** Foreign keys of one column; those of two have their final form. */
const readKeys = async (client: Client): Promise<CatalogueKey[]> => {
  const { rows } = await client.query<CatalogueKey>(`
    select k.conname as name, c.relname as table, a.attname as column,
      t.relname as target, b.attname as "targetColumn", k.confdeltype as "onDelete"
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_class t on t.oid = k.confrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
      and cardinality(k.conkey) = 1
    order by k.conname`)
  return rows
}

const ensureUnique = async (client: Client, table: string): Promise<void> => {
  const name = uniqueNameOf(table)
  const { rowCount } = await client.query(
    `select 1 from pg_constraint where conname = $1 and conrelid = $2::regclass`,
    [name, table],
  )
  if (rowCount === 0) {
    await client.query(`alter table "${table}" add constraint "${name}" unique (community_id, id)`)
  }
}

const installKeys = async (
  client: Client,
  tables: readonly TableRow[],
  { tenants, cascades }: InstallOptions,
): Promise<void> => {
  const withCommunity = new Set(
    tables.filter(({ required }) => required.includes('community_id')).map(({ name }) => name),
  )
  const options = { withCommunity, tenants, cascades }
  const keys = await readKeys(client)
  for (const target of targetsOf(keys, options)) await ensureUnique(client, target)
  for (const key of keys) {
    for (const statement of statementsForKey(key, options)) await client.query(statement)
  }
}

/**
 * Puts up the walls between communities: row-level security on every table, and keys that carry the
 * community. What they are follows from the catalogue as the migrations left it, so a new table has
 * them without a word; one that says nothing of its community is closed. One transaction.
 */
export const installRowSecurity = async (
  client: Client,
  options: InstallOptions,
): Promise<Wall[]> => {
  await client.query('begin')
  try {
    const tables = await readTables(client)
    const keys = await readKeys(client)
    const catalogue = tables.map(({ name, columns }): CatalogueTable => ({
      name,
      columns,
      references: keys
        .filter(({ table }) => table === name)
        .map(({ column, target }) => ({ column, table: target })),
    }))
    const walls = planWalls(catalogue, options)
    const roles = await readRoles(client)
    for (const wall of walls) {
      const held = tables.find(({ name }) => name === wall.table)?.policies ?? []
      for (const statement of statementsOf(wall, held, roles)) await client.query(statement)
    }
    await installKeys(client, tables, options)
    await client.query('commit')
    return walls
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
