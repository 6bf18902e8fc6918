import { inScope } from './rules'
import type { RowRules } from './rules'

/** A table as the catalogue tells it. */
export interface CatalogueTable {
  name: string
  columns: readonly string[]
  references: readonly { column: string; table: string }[]
}

export interface Wall {
  table: string
  /** `unknown`: nobody said whose rows these are, so the app's role reaches none. */
  kind: 'community' | 'child' | 'named' | 'open' | 'unknown'
  policies: readonly Policy[]
}

interface Policy {
  name: string
  command: 'all' | 'select' | 'insert' | 'update' | 'delete'
  role: string
  using?: string
  check?: string
}

export interface WallOptions {
  /** Rules of the tables that are exceptions, from the manifest. */
  named: ReadonlyMap<string, RowRules>
  open: ReadonlyMap<string, string>
}

export const APP_ROLE = 'courtyard_app'
export const SYSTEM_ROLE = 'courtyard_system'

/** Where a server gives nobody BYPASSRLS, this policy does the same for the system's role. */
const systemPolicy: Policy = {
  name: 'courtyard_system',
  command: 'all',
  role: SYSTEM_ROLE,
  using: 'true',
  check: 'true',
}

const whole = (condition: string): Policy[] => [
  { name: 'courtyard_rows', command: 'all', role: APP_ROLE, using: condition, check: condition },
]

const ofRules = (rules: RowRules): Policy[] => {
  const { read, insert, update, delete: remove } = rules
  const one = (command: Policy['command'], parts: Pick<Policy, 'using' | 'check'>): Policy => ({
    name: `courtyard_${command}`,
    command,
    role: APP_ROLE,
    ...parts,
  })
  return [
    one('select', { using: read }),
    ...(insert === null ? [] : [one('insert', { check: insert })]),
    ...(update === null ? [] : [one('update', { using: update, check: update })]),
    ...(remove === null ? [] : [one('delete', { using: remove })]),
  ]
}

/** Payload's names: rows of an array, links of a document, versions of it. */
const COMMUNITY_COLUMNS = ['community_id', 'version_community_id'] as const
const PARENT_COLUMNS = ['_parent_id', 'parent_id'] as const

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const conditionOf = (table: CatalogueTable): { kind: Wall['kind']; condition: string } | null => {
  const column = COMMUNITY_COLUMNS.find((name) => table.columns.includes(name))
  if (column !== undefined) return { kind: 'community', condition: inScope(column) }
  const parent = table.references.find(({ column: name }) =>
    PARENT_COLUMNS.some((known) => known === name),
  )
  if (parent === undefined) return null
  // The parent's own policies apply inside, however deep the tables lie.
  const condition = `exists (select 1 from ${quoted(parent.table)} parent
    where parent.id = ${quoted(table.name)}.${parent.column})`
  return { kind: 'child', condition }
}

const wallOf = (table: CatalogueTable, { named, open }: WallOptions): Wall => {
  const { name } = table
  const rules = named.get(name)
  if (rules) return { table: name, kind: 'named', policies: [...ofRules(rules), systemPolicy] }
  if (open.has(name)) return { table: name, kind: 'open', policies: [] }
  const found = conditionOf(table)
  if (!found) return { table: name, kind: 'unknown', policies: [systemPolicy] }
  const { kind, condition } = found
  return { table: name, kind, policies: [...whole(condition), systemPolicy] }
}

/** One wall for every table of the catalogue. */
export const planWalls = (tables: readonly CatalogueTable[], options: WallOptions): Wall[] =>
  tables.map((table) => wallOf(table, options))

const clauseOf = ({ name, command, role, using, check }: Policy, table: string): string =>
  [
    `create policy ${name} on ${quoted(table)} for ${command} to ${role}`,
    ...(using === undefined ? [] : [`using (${using})`]),
    ...(check === undefined ? [] : [`with check (${check})`]),
  ].join(' ')

/** The statements that put a wall up, in place of whatever stood there under our names. */
export const statementsOf = (
  { table, kind, policies }: Wall,
  held: readonly string[],
  roles: ReadonlySet<string>,
): string[] => [
  ...held
    .filter((name) => name.startsWith('courtyard_'))
    .map((name) => `drop policy ${quoted(name)} on ${quoted(table)}`),
  `alter table ${quoted(table)} ${kind === 'open' ? 'disable' : 'enable'} row level security`,
  ...policies.filter(({ role }) => roles.has(role)).map((policy) => clauseOf(policy, table)),
]
