import Pusher from 'pusher-js'
import { WebSocket } from 'ws'
import { Failure } from '../../../launcher/lib/failure.mjs'
import { delay } from '../../../launcher/lib/processes.mjs'

/** @typedef {import('./bed.mjs').Bed} Bed */

const ANSWER_MS = 10_000

/**
 * Asks our server for signatures.
 * @param {Bed} bed
 * @param {Record<string, string>} headers
 * @param {{ socket_id: string, channel_names: string[], sign_in?: boolean }} body
 */
async function authorise(bed, headers, body) {
  const response = await fetch(`${bed.product}/api/realtime/auth`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return response.json()
}

/**
 * @template T
 * @param {Promise<T>} outcome
 * @param {string} complaint
 */
const inTime = (outcome, complaint) =>
  Promise.race([
    outcome,
    delay(ANSWER_MS).then(() => {
      throw new Failure(complaint)
    }),
  ])

/**
 * A connection as the portal has it: pusher-js, through the public port, with the person's cookie,
 * signed in as that person.
 * @param {Bed} bed
 * @param {Record<string, string>} headers
 */
export async function openLive(bed, headers) {
  const { hostname, port } = new URL(bed.product)
  const socket = new Pusher(bed.pusherKey, {
    cluster: '',
    wsHost: hostname,
    wsPort: Number(port),
    forceTLS: false,
    enabledTransports: ['ws'],
    enableStats: false,
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ channelName, socketId }, done) => {
        authorise(bed, headers, { socket_id: socketId, channel_names: [channelName] }).then(
          ({ channels }) => done(null, { auth: channels[channelName].auth }),
          (/** @type {Error} */ error) => done(error, null),
        )
      },
    },
    userAuthentication: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId }, done) => {
        authorise(bed, headers, { socket_id: socketId, channel_names: [], sign_in: true }).then(
          ({ user }) => done(null, user),
          (/** @type {Error} */ error) => done(error, null),
        )
      },
    },
  })
  const signedIn = new Promise((resolve) => socket.bind('pusher:signin_success', resolve))
  socket.signin()
  try {
    await inTime(signedIn, 'The realtime server does not answer.')
  } catch (error) {
    socket.disconnect()
    throw error
  }
  return socket
}

/**
 * A bare connection to the realtime server that is signed in as somebody and hears what is for them,
 * its signatures made here: hundreds would otherwise be hundreds of people who sign in.
 * @param {Bed} bed
 * @param {string} person
 * @returns {Promise<WebSocket>}
 */
export async function openSignedIn(bed, person) {
  const { sdk, port } = bed.pusher()
  const socket = new WebSocket(
    `ws://127.0.0.1:${port}/app/${bed.pusherKey}?protocol=7&client=js&version=8.6.0`,
    { perMessageDeflate: false },
  )
  socket.on('error', () => undefined)
  const heard = (/** @type {string} */ wanted) =>
    inTime(
      new Promise((resolve) => {
        const listen = (/** @type {Buffer} */ frame) => {
          const { event, data } = JSON.parse(frame.toString())
          if (event !== wanted) return
          socket.off('message', listen)
          resolve(data)
        }
        socket.on('message', listen)
      }),
      `The realtime server does not answer with ${wanted}.`,
    )
  const { socket_id: id } = JSON.parse(String(await heard('pusher:connection_established')))
  const signedIn = heard('pusher:signin_success')
  const data = sdk.authenticateUser(id, { id: person })
  socket.send(JSON.stringify({ event: 'pusher:signin', data }))
  await signedIn
  const channel = `private-user-${person}`
  const joined = heard('pusher_internal:subscription_succeeded')
  const { auth } = sdk.authorizeChannel(id, channel)
  socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel, auth } }))
  await joined
  return socket
}

/**
 * @param {Pusher} socket
 * @param {string} name
 */
export async function subscribe(socket, name) {
  const channel = socket.subscribe(name)
  const subscribed = new Promise((resolve, reject) => {
    channel.bind('pusher:subscription_succeeded', resolve)
    channel.bind('pusher:subscription_error', () => reject(new Failure('The channel is refused.')))
  })
  await inTime(subscribed, 'The realtime server does not answer.')
  return channel
}
