import { describe, expect, it } from '@jest/globals'
import { ROLES } from '../domain/membership'
import type { Scope } from '../tenancy/scope'
import { communityChannel, deskChannel, parseChannel, userChannel } from './channels'
import { mayJoin } from './mayJoin'

const OWN = '01890000-0000-7000-8000-000000000001'
const FOREIGN = '01890000-0000-7000-8000-000000000002'
const ME = '01890000-0000-7000-8000-0000000000aa'
const OTHER = '01890000-0000-7000-8000-0000000000bb'

const scopeWith = (role: (typeof ROLES)[number]): Scope => ({
  userId: ME,
  isOperator: false,
  accountVersion: null,
  memberships: [{ id: 'm', community: OWN, unit: null, role }],
  communities: [],
})

describe('mayJoin', () => {
  it('lets a person hear their own channel and nobody else’s', () => {
    expect(mayJoin(scopeWith('owner'), userChannel(ME))).toBe(true)
    expect(mayJoin(scopeWith('manager'), userChannel(OTHER))).toBe(false)
  })

  it('opens the desk to those who work there', () => {
    const allowed = ROLES.filter((role) => mayJoin(scopeWith(role), deskChannel(OWN)))
    expect(allowed).toEqual(['manager', 'concierge', 'guard'])
    for (const role of ROLES) expect(mayJoin(scopeWith(role), deskChannel(FOREIGN))).toBe(false)
  })

  it('opens a community to its members alone', () => {
    for (const role of ROLES) {
      expect(mayJoin(scopeWith(role), communityChannel(OWN))).toBe(true)
      expect(mayJoin(scopeWith(role), communityChannel(FOREIGN))).toBe(false)
    }
  })

  it('refuses everybody without a login, and every name that is not ours', () => {
    const nobody: Scope = {
      userId: null,
      isOperator: false,
      accountVersion: null,
      memberships: [],
      communities: [],
    }
    expect(mayJoin(nobody, communityChannel(OWN))).toBe(false)
    for (const name of ['', 'private-', 'private-user-', 'public', 'private-user-*', `x-${OWN}`]) {
      expect(parseChannel(name)).toBeUndefined()
      expect(mayJoin(scopeWith('manager'), name)).toBe(false)
    }
  })
})
