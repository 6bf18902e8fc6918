/** A foreign key of one column, as the catalogue tells it. */
export interface CatalogueKey {
  name: string
  table: string
  column: string
  target: string
  targetColumn: string
  /** Postgres' letter: a no action, r restrict, c cascade, n set null, d set default. */
  onDelete: string
}

export interface KeyOptions {
  /** Tables with a community on every row. */
  withCommunity: ReadonlySet<string>
  /** The table of the communities themselves: a row of it is its own community. */
  tenants: string
  /** `table.column` of the links whose rows go with their target. */
  cascades: ReadonlySet<string>
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Postgres cuts names at 63 characters. */
export const uniqueNameOf = (table: string): string => `${table.slice(0, 44)}_community_id_key`

const communityColumnOf = (table: string, { withCommunity, tenants }: KeyOptions) => {
  if (table === tenants) return 'id'
  return withCommunity.has(table) ? 'community_id' : undefined
}

const isLinkInside = ({ table, column, target }: CatalogueKey, options: KeyOptions): boolean =>
  options.withCommunity.has(target) &&
  column !== 'community_id' &&
  communityColumnOf(table, options) !== undefined

/** Targets of links inside a community: they need a unique index that starts with it. */
export const targetsOf = (keys: readonly CatalogueKey[], options: KeyOptions): string[] => [
  ...new Set(keys.filter((key) => isLinkInside(key, options)).map(({ target }) => target)),
]

/**
 * The statements that give a key its final form. A link between two rows of a community carries the
 * community, so that a foreign row cannot be linked whoever writes; and a row that others point at
 * is not taken from under them, unless the link says that they go with it. Payload's own rule is
 * SET NULL, for required links too. The name stays: Payload's migrations know it.
 */
export const statementsForKey = (key: CatalogueKey, options: KeyOptions): string[] => {
  const { name, table, column, target, targetColumn, onDelete } = key
  const isInside = isLinkInside(key, options)
  const isCascade = options.cascades.has(`${table}.${column}`) || (onDelete === 'c' && !isInside)
  const rule = isCascade ? 'c' : 'r'
  if (!isInside && onDelete === rule) return []
  const own = isInside ? `${communityColumnOf(table, options) ?? ''}, ` : ''
  const there = isInside ? 'community_id, ' : ''
  return [
    `alter table ${quoted(table)} drop constraint ${quoted(name)}`,
    `alter table ${quoted(table)} add constraint ${quoted(name)}
      foreign key (${own}${quoted(column)}) references ${quoted(target)} (${there}${quoted(targetColumn)})
      on delete ${isCascade ? 'cascade' : 'restrict'}`,
  ]
}
