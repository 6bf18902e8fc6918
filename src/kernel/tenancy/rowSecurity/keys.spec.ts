import { describe, expect, it } from '@jest/globals'
import { statementsForKey, targetsOf, uniqueNameOf } from './keys'
import type { CatalogueKey } from './keys'

const options = {
  withCommunity: new Set(['units', 'parcels', 'media']),
  tenants: 'communities',
  cascades: new Set(['keys.user_id', 'parcels.note_id']),
}
const key = (part: Partial<CatalogueKey>): CatalogueKey => ({
  name: 'k',
  table: 'parcels',
  column: 'unit_id',
  target: 'units',
  targetColumn: 'id',
  onDelete: 'n',
  ...part,
})
const sql = (part: Partial<CatalogueKey>) => statementsForKey(key(part), options).join(' ')

describe('a key', () => {
  it('between two rows of a community carries it, under its old name', () => {
    expect(sql({})).toMatch(/drop constraint "k".*add constraint "k"/)
    expect(sql({})).toContain('(community_id, "unit_id") references "units" (community_id, "id")')
    expect(sql({})).toContain('on delete restrict')
  })

  it('of the community itself carries its own id', () => {
    expect(sql({ table: 'communities', column: 'logo_id', target: 'media' })).toContain(
      '(id, "logo_id") references "media" (community_id, "id")',
    )
  })

  it('to a person or to the community stays single, and keeps its target', () => {
    for (const part of [
      { column: 'actor_id', target: 'users' },
      { column: 'community_id', target: 'communities' },
    ]) {
      expect(sql(part)).not.toContain('community_id, ')
      expect(sql(part)).toContain('on delete restrict')
      expect(sql({ ...part, onDelete: 'r' })).toBe('')
    }
  })

  it('lets rows go with their target where the manifest or Payload says so', () => {
    expect(sql({ table: 'keys', column: 'user_id', target: 'users' })).toContain('cascade')
    expect(sql({ table: 'parcels', column: 'note_id' })).toContain('cascade')
    expect(
      sql({ table: 'users_sessions', column: '_parent_id', target: 'users', onDelete: 'c' }),
    ).toBe('')
  })
})

describe('the targets', () => {
  it('are those of links inside a community, each once', () => {
    const keys = [key({}), key({ name: 'l' }), key({ column: 'actor_id', target: 'users' })]
    expect(targetsOf(keys, options)).toEqual(['units'])
    expect(uniqueNameOf('a'.repeat(63)).length).toBeLessThanOrEqual(63)
  })
})
