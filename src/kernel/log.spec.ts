import { Writable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import pino from 'pino'
import { loggerOptions } from './log'

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
})
