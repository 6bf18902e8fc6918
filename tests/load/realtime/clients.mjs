import { once } from 'node:events'
import { Agent } from 'node:http'
import Pusher from 'pusher'
import { WebSocket } from 'ws'
import { APP } from './servers.mjs'

const AT_ONCE = 200

/** @param {number} port */
export function open(port, path = '/') {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false })
  socket.on('error', () => undefined)
  return socket
}

/** @param {number} port */
export function openProduct(port) {
  return open(port, `/app/${APP.key}?protocol=7&client=js&version=8.6.0`)
}

/**
 * With connections that stay open, as the product has it.
 * @param {number} port
 */
export function createSdk(port) {
  const { id, key, secret } = APP
  return new Pusher({
    appId: id,
    key,
    secret,
    host: '127.0.0.1',
    port: String(port),
    useTLS: false,
    agent: new Agent({ keepAlive: true }),
  })
}

/**
 * @param {WebSocket} socket
 * @param {string} event
 * @returns {Promise<any>} the frame
 */
export function heard(socket, event) {
  return new Promise((resolve) => {
    const listen = (/** @type {Buffer} */ data) => {
      const text = data.toString()
      if (!text.startsWith(`{"event":"${event}"`)) return
      socket.off('message', listen)
      resolve(JSON.parse(text))
    }
    socket.on('message', listen)
  })
}

/**
 * Opens that many, some at a time.
 * @template T
 * @param {number} count
 * @param {() => Promise<T>} make
 */
export async function many(count, make) {
  /** @type {T[]} */
  const made = []
  while (made.length < count) {
    const next = Math.min(AT_ONCE, count - made.length)
    made.push(...(await Promise.all(Array.from({ length: next }, make))))
  }
  return made
}

/**
 * A subscriber of a public channel of the product.
 * @param {number} port
 * @param {string} channel
 */
export async function subscriber(port, channel) {
  const socket = openProduct(port)
  await heard(socket, 'pusher:connection_established')
  const joined = heard(socket, 'pusher_internal:subscription_succeeded')
  socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel } }))
  await joined
  return socket
}

/** @param {number} port */
export async function bareSubscriber(port) {
  const socket = open(port)
  await once(socket, 'open')
  return socket
}

/**
 * Counts what arrives: `all()` resolves when each socket has heard once more.
 * @param {WebSocket[]} sockets
 */
export function countArrivals(sockets) {
  let left = 0
  let done = () => {}
  for (const socket of sockets) {
    socket.on('message', () => {
      left -= 1
      if (left === 0) done()
    })
  }
  return {
    /** @returns {Promise<void>} */
    all() {
      left = sockets.length
      return new Promise((resolve) => (done = resolve))
    },
  }
}
