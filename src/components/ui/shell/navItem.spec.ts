import { describe, expect, it } from '@jest/globals'
import { isCurrentPage, shownCount } from './navItem'

const item = (href: string, isExact?: boolean) => ({ href, isExact, label: '', icon: null })

describe('isCurrentPage', () => {
  it('knows its own page and those below', () => {
    expect(isCurrentPage('/c/oak/packages', item('/c/oak/packages'))).toBe(true)
    expect(isCurrentPage('/c/oak/packages/7', item('/c/oak/packages'))).toBe(true)
  })

  it('takes no page that only begins alike', () => {
    expect(isCurrentPage('/c/oak/packages-old', item('/c/oak/packages'))).toBe(false)
  })

  it('keeps the home page to itself', () => {
    expect(isCurrentPage('/c/oak/packages', item('/c/oak', true))).toBe(false)
    expect(isCurrentPage('/c/oak', item('/c/oak', true))).toBe(true)
  })
})

describe('shownCount', () => {
  it('stops at two digits', () => {
    expect(shownCount(99)).toBe('99')
    expect(shownCount(100)).toBe('99+')
  })
})
