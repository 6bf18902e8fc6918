import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { storedTags, tagsOf } from './tags'

describe('keywords', () => {
  it('are what stands between commas, each once', () => {
    expect(tagsOf(' Budget,  AGM  2026;budget,\n Lift ,')).toEqual(['budget', 'agm 2026', 'lift'])
    expect(tagsOf(undefined)).toEqual([])
  })

  it('are the same once they are stored', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(tagsOf(storedTags(typed))).toEqual(tagsOf(typed))
      }),
    )
  })
})
