import { describe, expect, it } from '@jest/globals'
import { ROLES } from '@/kernel/domain/membership'
import { addressOf, homeOf, placesOf } from './homeOf'

const community = { slug: 'harbour-view' }

describe('homeOf', () => {
  it('leads each role to its work', () => {
    expect(homeOf({ community, roles: ['concierge'] })).toBe('/c/harbour-view/desk')
    expect(homeOf({ community, roles: ['owner'] })).toBe('/c/harbour-view')
    expect(homeOf({ community, roles: ['manager'] })).toBe('/admin')
    expect(homeOf({ community, roles: ['guard', 'owner'] })).toBe('/c/harbour-view/desk')
  })

  it('has a place for every role there is', () => {
    for (const role of ROLES) expect(homeOf({ community, roles: [role] })).toMatch(/^\//)
  })

  it('offers a manager the desk as well', () => {
    expect(placesOf(['manager'])).toEqual(['admin', 'desk'])
    expect(addressOf('admin', 'x')).toBe('/admin')
  })
})
