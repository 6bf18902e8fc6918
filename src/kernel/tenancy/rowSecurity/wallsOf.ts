import type { InstallOptions } from './install'
import { KERNEL_TABLES, OPEN_TABLES } from './rules'
import type { RowRules } from './rules'

/** The part of a collection's declaration that concerns its tables. */
interface Walled {
  config: { slug: string }
  rows?: RowRules
  childRows?: Readonly<Record<string, RowRules>>
  onDelete?: Readonly<Record<string, 'cascade'>>
}

const snake = (name: string): string =>
  name.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Tables of arrays that have rules of their own. */
const childTables = (collections: readonly Walled[]): (readonly [string, RowRules])[] =>
  collections.flatMap(({ config: { slug }, childRows = {} }) =>
    Object.entries(childRows).map(
      ([field, rules]) => [`${snake(slug)}_${snake(field)}`, rules] as const,
    ),
  )

/** What the manifest says of its collections' tables and of its others, for the database. */
export const wallsOf = (
  collections: readonly Walled[],
  tables: readonly (readonly [string, RowRules])[] = [],
): InstallOptions => ({
  tenants: 'communities',
  open: OPEN_TABLES,
  named: new Map([
    ...KERNEL_TABLES,
    ...tables,
    ...collections.flatMap(({ config: { slug }, rows }) =>
      rows ? [[snake(slug), rows] as const] : [],
    ),
    ...childTables(collections),
  ]),
  cascades: new Set([
    ...collections.flatMap(({ config: { slug }, onDelete = {} }) =>
      Object.keys(onDelete).map((field) => `${snake(slug)}.${snake(field)}_id`),
    ),
    ...[...tables, ...childTables(collections)].flatMap(([table, { goesWith = [] }]) =>
      goesWith.map((column) => `${table}.${column}`),
    ),
  ]),
})
