import { Writable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import pino from 'pino'
import { loggerOptions, REDACTED_NAMES } from './log'
import { withinWork } from './observability/work'

const written = (value: object): string => {
  let text = ''
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString()
      done()
    },
  })
  pino(loggerOptions('info'), sink).info(value)
  return text
}

describe('the log', () => {
  it('keeps ids and drops secrets and personal data', () => {
    const line = written({
      msg: 'sign-in',
      requestId: 'r-1',
      user: { id: 'u-1', email: 'ada@example.org', password: 'hunter2' },
      req: { headers: { cookie: 'session=abc', authorization: 'JWT x.y.z' } },
      parcel: { pickupCode: 'ABC123' },
    })
    expect(line).toContain('r-1')
    expect(line).toContain('u-1')
    for (const hidden of ['ada@example.org', 'hunter2', 'session=abc', 'x.y.z', 'ABC123']) {
      expect(line).not.toContain(hidden)
    }
  })

  it.each(REDACTED_NAMES)('writes no %s, wherever it hangs', (name) => {
    const value = 'a-value-of-somebody'
    const line = written({ [name]: value, a: { [name]: value, b: { [name]: value } } })
    expect(line).not.toContain(value)
    expect(line.match(/\[redacted\]/g)).toHaveLength(3)
  })

  it('names the request and the job that a line belongs to, unless the line knows better', () => {
    withinWork({ requestId: 'r-1', queue: 'events' }, () => {
      expect(JSON.parse(written({ msg: 'a' }))).toMatchObject({ requestId: 'r-1', queue: 'events' })
      expect(JSON.parse(written({ msg: 'a', queue: 'other' }))).toMatchObject({ queue: 'other' })
    })
    expect(JSON.parse(written({ msg: 'a' }))).not.toHaveProperty('requestId')
  })
})
