import { describe, expect, it } from '@jest/globals'
import { mayApprove } from './approval'

describe('the approval of words', () => {
  it('is somebody else’s than who wrote them, where there is somebody else', () => {
    expect(mayApprove({ author: 'ann', person: 'ann', others: 1 })).toBe(false)
    expect(mayApprove({ author: 'ann', person: 'bob', others: 0 })).toBe(true)
    expect(mayApprove({ author: 'ann', person: 'ann', others: 0 })).toBe(true)
    expect(mayApprove({ author: null, person: 'ann', others: 3 })).toBe(true)
  })
})
