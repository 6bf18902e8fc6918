/** Copied beside pusher-js' sources: the library, connecting to our server whatever the specs say. */
const Pusher = require('core/pusher').default

module.exports = class extends Pusher {
  constructor(key, options) {
    super(key, {
      ...options,
      wsHost: '127.0.0.1',
      wsPort: Number(process.env.CONFORMANCE_PORT),
      forceTLS: false,
    })
  }
}
