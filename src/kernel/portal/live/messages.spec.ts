import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readTabMessage, type TabMessage } from './messages'

describe('what another tab says', () => {
  const messages: TabMessage[] = [
    { type: 'want', tab: 't', channels: ['a'] },
    { type: 'bye', tab: 't' },
    { type: 'ask' },
    { type: 'leading' },
    { type: 'state', state: { link: null, settled: [] } },
    { type: 'state', state: { link: '1.2', settled: ['a'] } },
    { type: 'event', channel: 'a', event: 'told', data: { seq: 1 } },
    { type: 'send', channel: 'a', event: 'client-typing', data: { since: 1, of: 'x' } },
  ]

  it.each(messages)('is understood: $type', (message) => {
    expect(readTabMessage(message)).toEqual(message)
    expect(readTabMessage({ ...message, more: 1 })).toEqual(message)
  })

  it.each([
    null,
    'ask',
    [],
    { type: 'new' },
    { type: 'want', tab: 't' },
    { type: 'want', tab: 't', channels: [1] },
    { type: 'bye' },
    { type: 'state', state: null },
    { type: 'state', state: { link: 1, settled: [] } },
    { type: 'event', channel: 'a' },
    { type: 'send', channel: 'a', event: 'client-typing', data: { deep: {} } },
  ])('is passed over when it is none: %j', (value) => {
    expect(readTabMessage(value)).toBeUndefined()
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readTabMessage(value)))
  })
})
