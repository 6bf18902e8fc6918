import { describe, expect, it } from '@jest/globals'
import { securityHeaders } from './securityHeaders'

const of = (path: string, more: { isTls?: boolean; realtimeOrigins?: string[] } = {}) =>
  securityHeaders({ path, nonce: 'bm9uY2U=', isTls: false, realtimeOrigins: [], ...more })
const policyOf = (path: string) => of(path).headers['content-security-policy'] ?? ''
const directive = (path: string, name: string) =>
  policyOf(path)
    .split('; ')
    .find((part) => part.startsWith(`${name} `))

describe('securityHeaders', () => {
  it('lets scripts of portal and desk run with the nonce, or as a file of ours', () => {
    expect(directive('/c/x/packages', 'script-src')).toBe("script-src 'self' 'nonce-bm9uY2U='")
    expect(directive('/c/x/desk', 'script-src')).toBe(
      "script-src 'self' 'nonce-bm9uY2U=' 'wasm-unsafe-eval'",
    )
    for (const path of ['/', '/sign-in', '/c/x/desk/scan', '/nothing']) {
      expect(directive(path, 'style-src')).not.toContain('unsafe')
      expect(directive(path, 'script-src-attr')).toBe("script-src-attr 'none'")
      expect(of(path).rendererPolicy).toBe(policyOf(path))
    }
  })

  it('knows the desk, whatever looks like it', () => {
    const isDesk = (path: string) => policyOf(path).includes('wasm')
    const known = ['/desk', '/c/x/desk', '/c/x/desk/packages/1', '/c/x/gate']
    expect(known.filter(isDesk)).toEqual(known)
    const others = [
      '/c/desk',
      '/c/desk/packages',
      '/c/x/desks',
      '/desk-assets/a',
      '/c/x/y/desk',
      '/c/gate',
    ]
    expect(others.filter(isDesk)).toEqual([])
  })

  it('gives the camera to the desk alone', () => {
    expect(of('/c/x/desk').headers['permissions-policy']).toContain('camera=(self)')
    for (const path of ['/', '/c/x', '/admin', '/api/units']) {
      expect(of(path).headers['permissions-policy']).toContain('camera=()')
    }
  })

  it('is looser for the panel, where a nonce would switch inline scripts off', () => {
    for (const path of ['/admin', '/admin/collections/units']) {
      expect(directive(path, 'script-src')).toBe("script-src 'self' 'unsafe-inline'")
      expect(of(path).rendererPolicy).toBeNull()
      expect(of(path).headers['x-frame-options']).toBe('SAMEORIGIN')
    }
    expect(directive('/administrator', 'script-src')).toContain('nonce')
  })

  it('lets an answer of the API do nothing', () => {
    expect(policyOf('/api/units')).toMatch(/^default-src 'none'/)
  })

  it('connects to our own origin, and to a realtime service elsewhere', () => {
    expect(directive('/', 'connect-src')).toBe("connect-src 'self'")
    const { headers } = of('/', { realtimeOrigins: ['wss://ws-eu.pusher.com'] })
    expect(headers['content-security-policy']).toContain(
      "connect-src 'self' wss://ws-eu.pusher.com;",
    )
  })

  it('asks for https from then on only where there is https', () => {
    expect(of('/').headers['strict-transport-security']).toBeUndefined()
    expect(of('/', { isTls: true }).headers['strict-transport-security']).toMatch(/^max-age=\d{8}$/)
  })
})
