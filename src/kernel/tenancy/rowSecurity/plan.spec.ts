import { describe, expect, it } from '@jest/globals'
import { planWalls, statementsOf } from './plan'
import type { CatalogueTable } from './plan'
import { OPEN_TABLES } from './rules'

const named = new Map([
  ['people', { reason: 'r', read: 'a', insert: 'b', update: null, delete: null }],
])
const table = (part: Partial<CatalogueTable>): CatalogueTable => ({
  name: 'things',
  columns: ['id'],
  references: [],
  ...part,
})
const roles = new Set(['courtyard_app', 'courtyard_system'])
const wall = (part: Partial<CatalogueTable>) =>
  planWalls([table(part)], { named, open: OPEN_TABLES })[0]!
const sqlOf = (part: Partial<CatalogueTable>, held: string[] = []) =>
  statementsOf(wall(part), held, roles).join('\n')

describe('a wall', () => {
  it('binds reads and writes to the communities of the scope', () => {
    const sql = sqlOf({ columns: ['id', 'community_id'] })
    expect(sql).toContain('enable row level security')
    expect(sql).toMatch(
      /for all to courtyard_app using \(community_id = any .*with check \(community_id = any/,
    )
  })

  it('reads the community of a version under its own name', () => {
    const { kind, policies } = wall({ columns: ['id', 'parent_id', 'version_community_id'] })
    expect(kind).toBe('community')
    expect(policies[0]?.check).toContain('version_community_id')
  })

  it.each(['_parent_id', 'parent_id'])('of a child asks for its parent by %s', (column) => {
    const { kind, policies } = wall({
      name: 'things_items',
      columns: ['id', column],
      references: [{ column, table: 'things' }],
    })
    expect(kind).toBe('child')
    expect(policies[0]?.using).toContain(`parent.id = "things_items".${column}`)
    expect(policies[0]?.check).toBe(policies[0]?.using)
  })

  it('has one policy for each thing that a named table allows', () => {
    const { kind, policies } = wall({ name: 'people' })
    expect(kind).toBe('named')
    expect(policies.map(({ name }) => name)).toEqual([
      'courtyard_select',
      'courtyard_insert',
      'courtyard_system',
    ])
  })

  it('closes a table that says nothing, and leaves open what is named so', () => {
    expect(wall({ name: 'stray' })).toMatchObject({ kind: 'unknown' })
    const sql = sqlOf({ name: 'stray' })
    expect(sql).toContain('enable row level security')
    expect(sql).not.toContain('courtyard_app')
    expect(sqlOf({ name: 'worker_heartbeats' })).toContain('disable row level security')
  })

  it('takes the place of what stood there under our names, and of nothing else', () => {
    const sql = sqlOf({ columns: ['id', 'community_id'] }, ['courtyard_rows', 'somebody_elses'])
    expect(sql).toContain('drop policy "courtyard_rows" on "things"')
    expect(sql).not.toContain('somebody_elses')
  })

  it('gives nothing to a role that is not there', () => {
    const sql = statementsOf(wall({ columns: ['community_id'] }), [], new Set()).join('\n')
    expect(sql).toBe('alter table "things" enable row level security')
  })
})
