import { describe, expect, it } from '@jest/globals'
import { isTermination } from './termination'

describe('isTermination', () => {
  it('is the close code of a connection that the application ended, and nothing else', () => {
    expect(isTermination({ type: 'PusherError', data: { code: 4009, message: '' } })).toBe(true)
    for (const other of [
      { type: 'PusherError', data: { code: 4100 } },
      { type: 'WebSocketError', error: {} },
      { data: null },
      null,
      'refused',
    ]) {
      expect(isTermination(other)).toBe(false)
    }
  })
})
