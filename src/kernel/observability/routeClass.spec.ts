import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { communityOfPath, methodLabel, pathForLog, routeClassOf, statusLabel } from './routeClass'

describe('the class of an address', () => {
  it.each([
    ['/livez', 'health'],
    ['/_next/static/chunks/a.js', 'asset'],
    ['/desk-assets/zxing.wasm', 'asset'],
    ['/document-assets/6.5.438/wasm/x.js', 'asset'],
    ['/api/users/login', 'api-auth'],
    ['/api/c/harbour-view/packages', 'api-community'],
    ['/api/realtime/auth', 'api-realtime'],
    ['/api/packages/0198', 'api-rest'],
    ['/admin/collections/users', 'admin'],
    ['/c/harbour-view/desk/history', 'desk'],
    ['/c/harbour-view/packages', 'portal'],
    ['/', 'portal'],
    ['/sign-in', 'account'],
    ['/settings/display', 'account'],
    ['/mailbox/3', 'mailbox'],
    ['/wp-login.php', 'other'],
  ])('of %s is %s', (path, expected) => {
    expect(routeClassOf(path)).toBe(expected)
  })

  it('keeps every label to a short list, whatever a client sends', () => {
    const labels = new Set<string>()
    const path = fc.oneof(
      fc.webPath(),
      fc.string().map((text) => `/c/${text}`),
      fc.string().map((text) => `/api/${text}`),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(path, fc.string(), fc.integer(), (address, method, status) => {
        labels.add(routeClassOf(address)).add(methodLabel(method)).add(statusLabel(status))
      }),
      { numRuns: 3000 },
    )
    // 12 classes of addresses, "other" among them as of methods and statuses, and 100 to 599.
    expect(labels.size).toBeLessThanOrEqual(24)
    for (const label of labels) expect(label).toMatch(/^[a-z-]+$|^[1-5]xx$|^[A-Z]+$/)
  })

  it('has a community only where the address has one', () => {
    expect(communityOfPath('/c/harbour-view/packages')).toBe('harbour-view')
    expect(communityOfPath('/api/c/harbour-view/packages')).toBe('harbour-view')
    expect(communityOfPath('/api/packages')).toBeUndefined()
    expect(communityOfPath('/c/Ada%20Lovelace/packages')).toBeUndefined()
  })

  it('leaves pickup codes and secret addresses out of the log', () => {
    for (const path of [
      '/c/a/desk/packages/code/K7QX2M9P',
      '/c/a/desk/pickup/K7QX2M9P',
      '/api/c/a/packages/by-code/K7QX2M9P',
      '/screen/K7QX2M9P',
      '/visit/K7QX2M9P',
      '/api/screens/K7QX2M9P',
      '/api/calendars/K7QX2M9P/feed.ics',
    ]) {
      expect(pathForLog(path)).not.toContain('K7QX2M9P')
    }
  })
})
