import { describe, expect, it } from '@jest/globals'
import { recordsNamedIn } from './addresses'

const ONE = '0193a4b2-7c51-7d10-8a11-3b0c6f2d9e01'
const TWO = '0193a4b2-7c51-7d10-8a11-3b0c6f2d9e02'
const HOME = 'https://home.example.org'
const PAGES = [
  { type: 'parcel', page: 'packages' },
  { type: 'parcel', page: 'desk/packages' },
  { type: 'visit', page: 'visits' },
]
const named = (text: string) => recordsNamedIn(text, { origin: HOME, pages: PAGES })
const ids = (text: string) => named(text).map(({ id }) => id)

describe('the records that a text names', () => {
  it('are found by the address of any of their pages', () => {
    expect(named(`Look: ${HOME}/c/harbour-view/packages/${ONE}`)).toEqual([
      { slug: 'harbour-view', type: 'parcel', id: ONE },
    ])
    expect(named(`${HOME}/c/quay/desk/packages/${TWO}?via=code#top`)).toEqual([
      { slug: 'quay', type: 'parcel', id: TWO },
    ])
    expect(named(`${HOME}/c/quay/visits/${ONE}/`)).toEqual([
      { slug: 'quay', type: 'visit', id: ONE },
    ])
  })

  it.each([
    `(${HOME}/c/a/packages/${ONE})`,
    `<${HOME}/c/a/packages/${ONE}>`,
    `Is it ${HOME}/c/a/packages/${ONE}?`,
    `It is ${HOME}/c/a/packages/${ONE}.`,
    `« ${HOME}/c/a/packages/${ONE} »`,
    `"${HOME}/c/a/packages/${ONE}",\nthen more`,
    `HTTPS://HOME.example.org/c/a/packages/${ONE.toUpperCase()}`,
  ])('are found in a sentence: %s', (text) => {
    expect(ids(text)).toEqual([ONE])
  })

  it.each([
    'No address at all',
    `http://home.example.org/c/a/packages/${ONE}`,
    `https://home.example.org.elsewhere.example/c/a/packages/${ONE}`,
    `https://elsewhere.example/?to=${HOME}/c/a/packages/${ONE}`,
    `https://home.example.org:8443/c/a/packages/${ONE}`,
    `https://home.example.org@elsewhere.example/c/a/packages/${ONE}`,
    `/c/a/packages/${ONE}`,
    `${HOME}/c/a/packages`,
    `${HOME}/c/a/packages/${ONE}/edit`,
    `${HOME}/c/a/packages/${ONE}0`,
    `${HOME}/c/a/unknown/${ONE}`,
    `${HOME}/c/a/../b/packages/not-an-id`,
    'https://',
    'https://[',
  ])('are none in: %s', (text) => {
    expect(named(text)).toEqual([])
  })

  it('are each there once, in order, and few', () => {
    const at = (id: string) => `${HOME}/c/a/packages/${id}`
    expect(ids(`${at(TWO)} ${at(ONE)} ${at(TWO)}`)).toEqual([TWO, ONE])
    const many = Array.from({ length: 9 }, (_, index) => at(ONE.slice(0, -1) + String(index)))
    expect(ids(many.join(' '))).toEqual([0, 1, 2].map((index) => ONE.slice(0, -1) + String(index)))
  })

  it('are looked for in no time, whatever the text', () => {
    const before = performance.now()
    expect(named('https://'.repeat(4000))).toEqual([])
    expect(named(`${HOME}/c/${'a-'.repeat(8000)}`)).toEqual([])
    expect(named(`https://a${'.'.repeat(60_000)}a`)).toEqual([])
    expect(performance.now() - before).toBeLessThan(500)
  })
})
