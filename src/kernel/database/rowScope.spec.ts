import { describe, expect, it } from '@jest/globals'
import {
  explicitScope,
  keyOf,
  NO_SCOPE,
  setScopeText,
  settingsOf,
  SYSTEM_SCOPE,
  wantedScope,
  withConnectionScope,
  withExplicitScope,
} from './rowScope'
import type { RowScope } from './rowScope'

const A = '01900000-0000-7000-8000-00000000000a'
const B = '01900000-0000-7000-8000-00000000000b'
const of = (part: Partial<RowScope>): RowScope => ({ ...NO_SCOPE, ...part })

describe('a scope', () => {
  it('is the same whatever the order of its communities', () => {
    expect(keyOf(of({ communities: [B, A] }))).toBe(keyOf(of({ communities: [A, B] })))
  })

  it('differs by community, person, power and role', () => {
    const all = [
      NO_SCOPE,
      SYSTEM_SCOPE,
      of({ communities: [A] }),
      of({ person: A }),
      of({ power: 'operator' }),
      of({ power: 'sign-in' }),
    ]
    expect(new Set(all.map(keyOf)).size).toBe(all.length)
  })

  it('never carries text into a statement', () => {
    for (const bad of ["'; drop table units; --", '', `${A},${B}`, A.toUpperCase()]) {
      expect(() => settingsOf(of({ communities: [bad] }))).toThrow('no id')
      expect(() => setScopeText(of({ person: bad }))).toThrow('no id')
    }
    expect(settingsOf(of({ communities: [A], person: B }))).toEqual([A, B, 'none'])
  })
})

describe('the scope of the moment', () => {
  it('is none where nobody said anything', () => {
    expect(wantedScope()).toBe(NO_SCOPE)
    expect(explicitScope()).toBeUndefined()
  })

  it('follows what runs, across awaits, and ends with it', async () => {
    const own = of({ communities: [A] })
    await withConnectionScope(own, async () => {
      await Promise.resolve()
      expect(wantedScope()).toBe(own)
      expect(explicitScope()).toBeUndefined()
    })
    expect(wantedScope()).toBe(NO_SCOPE)
  })

  it('of the system takes the place of any other', () => {
    withConnectionScope(of({ communities: [A] }), () => {
      withExplicitScope(SYSTEM_SCOPE, () => {
        expect(wantedScope()).toBe(SYSTEM_SCOPE)
        expect(explicitScope()).toBe(SYSTEM_SCOPE)
      })
    })
  })
})
