import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { batchedAuthorization } from './authorize'

interface Asked {
  socket_id: string
  channel_names: string[]
  sign_in: boolean
}

const realFetch = globalThis.fetch
const asked: Asked[] = []
let answers: (Response | Error)[] = []

const signed = (names: readonly string[], more: object = {}) =>
  Response.json({
    channels: Object.fromEntries(names.map((name) => [name, { status: 200, auth: `of ${name}` }])),
    ...more,
  })

beforeEach(() => {
  jest.useFakeTimers()
  asked.length = 0
  answers = []
  // The page's own address is not there to ask: only what is asked for and answered counts here.
  globalThis.fetch = (_address, init) => {
    asked.push(JSON.parse(init?.body as string) as Asked)
    const next = answers.shift() ?? new Response(null, { status: 503 })
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
  }
})
afterEach(() => {
  jest.useRealTimers()
  globalThis.fetch = realFetch
})

const MINUTE = 60_000

const subject = (isCurrent: (socketId: string) => boolean = () => true) => {
  const { channel, user } = batchedAuthorization(isCurrent)
  const told: [string, unknown][] = []
  return {
    told,
    ask: (channelName: string, socketId = '1.1') => {
      channel({ channelName, socketId }, (error, data) => {
        told.push([channelName, error?.message ?? data])
      })
    },
    signIn: (socketId = '1.1') => {
      user({ socketId }, (error, data) => told.push(['user', error?.message ?? data]))
    },
    wait: () => jest.advanceTimersByTimeAsync(MINUTE),
  }
}

describe('what channels ask our server for', () => {
  it('goes in one request with the sign-in, whose answer comes first', async () => {
    const user = { auth: 'key:hash', user_data: '{}' }
    answers = [signed(['private-a', 'private-b'], { user })]
    const { ask, signIn, told, wait } = subject()
    ask('private-a')
    signIn()
    ask('private-b')
    await wait()
    expect(asked).toEqual([
      { socket_id: '1.1', channel_names: ['private-a', 'private-b'], sign_in: true },
    ])
    expect(told).toEqual([
      ['user', user],
      ['private-a', { auth: 'of private-a' }],
      ['private-b', { auth: 'of private-b' }],
    ])
  })

  it('carries who one is to the others of a presence channel', async () => {
    const entry = { status: 200, auth: 'key:hash', channel_data: '{"user_id":"1"}' }
    answers = [Response.json({ channels: { 'presence-a': entry } })]
    const { ask, told, wait } = subject()
    ask('presence-a')
    await wait()
    expect(told).toEqual([['presence-a', { auth: entry.auth, channel_data: entry.channel_data }]])
  })

  it('is asked for again while the server cannot answer', async () => {
    answers = [
      new Error('no network'),
      new Response(null, { status: 503 }),
      new Response(null, { status: 429 }),
      signed(['private-a']),
    ]
    const { ask, told, wait } = subject()
    ask('private-a')
    await wait()
    expect(asked).toHaveLength(4)
    expect(told).toEqual([['private-a', { auth: 'of private-a' }]])
  })

  it('fails when the server never answers, or answers in another shape', async () => {
    const { ask, signIn, told, wait } = subject()
    ask('private-a')
    signIn()
    await wait()
    expect(asked).toHaveLength(4)
    for (const body of [
      {},
      { channels: null },
      { channels: {} },
      { channels: { 'private-a': 1 } },
    ]) {
      answers = [Response.json(body)]
      ask('private-a')
      await wait()
    }
    expect(told).toEqual([
      ['user', 'refused'],
      ['private-a', 'refused: 500'],
      ['private-a', 'refused: 500'],
      ['private-a', 'refused: 500'],
      ['private-a', 'refused: 403'],
      ['private-a', 'refused: 403'],
    ])
  })

  it('is refused channel by channel', async () => {
    const channels = { 'private-a': { status: 403 }, 'private-b': { status: 200, auth: 'x' } }
    answers = [Response.json({ channels })]
    const { ask, told, wait } = subject()
    ask('private-a')
    ask('private-b')
    await wait()
    expect(told).toEqual([
      ['private-a', 'refused: 403'],
      ['private-b', { auth: 'x' }],
    ])
  })

  it('goes in several requests where it is more than one may hold', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `private-${String(index)}`)
    answers = [signed(names), signed(names)]
    const { ask, told, wait } = subject()
    for (const name of names) ask(name)
    await wait()
    expect(asked.map(({ channel_names }) => channel_names.length)).toEqual([100, 20])
    expect(told.map(([name]) => name)).toEqual(names)
  })

  it('of a connection that is gone is neither asked for again nor answered', async () => {
    let isThere = true
    const { ask, told, wait } = subject(() => isThere)
    ask('private-a')
    await jest.advanceTimersByTimeAsync(20)
    isThere = false
    await wait()
    expect(asked).toHaveLength(1)
    expect(told).toEqual([])
  })
})
