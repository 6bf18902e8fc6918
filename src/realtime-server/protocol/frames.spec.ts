import { describe, expect, it } from '@jest/globals'
import { encodeFrame, errorFrame, parseFrame, protocolFrame, readData } from './frames.ts'
import { byteLength } from './limits.ts'

describe('parseFrame', () => {
  it('reads a frame', () => {
    expect(parseFrame('{"event":"client-a","channel":"private-a","data":{"x":1}}')).toEqual({
      event: 'client-a',
      channel: 'private-a',
      data: { x: 1 },
    })
  })

  it('reads a frame without data', () => {
    expect(parseFrame('{"event":"pusher:ping"}')).toEqual({ event: 'pusher:ping' })
  })

  it.each([
    '',
    'null',
    '[]',
    '"a"',
    '1',
    '{',
    '{}',
    '{"event":""}',
    '{"event":1}',
    '{"event":null}',
    '{"event":"a","channel":1}',
    '\u0000',
    '['.repeat(50_000),
  ])('finds no frame in %.20j', (text) => {
    expect(parseFrame(text)).toBeUndefined()
  })
})

describe('readData', () => {
  it('reads data encoded once or twice', () => {
    expect(readData({ a: 1 })).toEqual({ a: 1 })
    expect(readData('{"a":1}')).toEqual({ a: 1 })
    expect(readData('{')).toBeUndefined()
  })
})

describe('outgoing frames', () => {
  it('carry protocol data encoded twice', () => {
    expect(protocolFrame('pusher:pong', { a: 1 }, 'c').toString()).toBe(
      String.raw`{"event":"pusher:pong","channel":"c","data":"{\"a\":1}"}`,
    )
  })

  it('carry errors as an object', () => {
    expect(errorFrame(4301, 'no').toString()).toBe(
      '{"event":"pusher:error","data":{"code":4301,"message":"no"}}',
    )
  })

  it('leave out what is not there', () => {
    expect(encodeFrame({ event: 'client-a', data: undefined }).toString()).toBe(
      '{"event":"client-a"}',
    )
  })
})

describe('byteLength', () => {
  it('counts bytes, not characters', () => {
    expect(byteLength('abc')).toBe(3)
    expect(byteLength('Ж')).toBe(2)
    expect(byteLength('🏠')).toBe(4)
  })
})
