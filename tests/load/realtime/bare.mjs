/**
 * The yardstick of the realtime bench: the least that a broadcast can be. What one client sends, all
 * the others get, with nothing decided on the way.
 */
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: 0,
  perMessageDeflate: false,
  backlog: 4096,
})
server.on('connection', (socket) => {
  socket.on('error', () => undefined)
  socket.on('message', (data) => {
    for (const client of server.clients) {
      if (client !== socket) client.send(data, { binary: false })
    }
  })
})
server.on('listening', () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  console.log(JSON.stringify({ msg: 'listening', port }))
})
process.once('SIGTERM', () => process.exit())
