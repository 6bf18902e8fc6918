import { describe, expect, it } from '@jest/globals'
import { readHandshake } from './handshake.ts'

describe('readHandshake', () => {
  it('reads the app key', () => {
    expect(readHandshake('/app/abc?protocol=7&client=js&version=8.6.0')).toEqual({ key: 'abc' })
  })

  it.each([
    ['/', 4005],
    ['', 4005],
    ['/app', 4005],
    ['/app/', 4005],
    ['/app/a/b?protocol=7', 4005],
    ['/apps/a?protocol=7', 4005],
    ['/app/a', 4008],
    ['/app/a?protocol', 4006],
    ['/app/a?protocol=', 4006],
    ['/app/a?protocol=seven', 4006],
    ['/app/a?protocol=7.0', 4006],
    ['/app/a?protocol=6', 4007],
    ['/app/a?protocol=8', 4007],
  ])('refuses %j with %d', (target, code) => {
    expect(readHandshake(target)).toMatchObject({ code })
  })
})
