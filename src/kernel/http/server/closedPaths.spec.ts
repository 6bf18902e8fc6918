import { describe, expect, it } from '@jest/globals'
import { isClosedPath, isReadablePath } from './closedPaths'

describe('isClosedPath', () => {
  it.each(['/api/graphql', '/api/GraphQL-playground', '/api/payload-jobs/run', '/_next/image'])(
    'closes %s',
    (path) => {
      expect(isClosedPath(path)).toBe(true)
    },
  )
  it.each(['/api/payload-preferences/x', '/api/units', '/c/x/packages'])('leaves %s', (path) => {
    expect(isClosedPath(path)).toBe(false)
  })
})

describe('isReadablePath', () => {
  it('knows what is no text', () => {
    for (const path of ['/%', '/%ff', '/a%00b', '/%c0%ae']) expect(isReadablePath(path)).toBe(false)
    for (const path of ['/', '/c/r%C3%A9sidence', '/a%20b']) expect(isReadablePath(path)).toBe(true)
  })
})
