import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/**
 * A small server of clamd's INSTREAM over TCP: reads pieces with their lengths up to the zero, and
 * finds the test signature of the scanners' makers in what came.
 */
export const startClamd = async () => {
  const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'
  const COMMAND = 'zINSTREAM\0'
  const sizes: number[] = []
  let mode: 'works' | 'hangs-up' | 'too-large' = 'works'
  const serve = (socket: Socket) => {
    let held = Buffer.alloc(0)
    let hasCommand = false
    let size = 0
    let window = ''
    let isBad = false
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, Buffer.from(chunk)])
      if (mode === 'hangs-up') {
        socket.destroy()
        return
      }
      if (!hasCommand) {
        if (held.byteLength < COMMAND.length) return
        if (held.toString('latin1', 0, COMMAND.length) !== COMMAND) {
          socket.end('UNKNOWN COMMAND\0')
          return
        }
        hasCommand = true
        held = held.subarray(COMMAND.length)
      }
      while (held.byteLength >= 4) {
        const length = held.readUInt32BE(0)
        if (length === 0) {
          sizes.push(size)
          socket.end(isBad ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0')
          return
        }
        if (mode === 'too-large') {
          socket.end('INSTREAM size limit exceeded. ERROR\0')
          return
        }
        if (held.byteLength < 4 + length) return
        const piece = held.toString('latin1', 4, 4 + length)
        size += length
        isBad ||= (window + piece).includes(EICAR)
        window = piece.slice(-EICAR.length)
        held = held.subarray(4 + length)
      }
    })
  }
  const server = createServer(serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `tcp://127.0.0.1:${String(port)}`,
    /** Bytes of each file that it looked at. */
    sizes,
    set: (next: typeof mode) => {
      mode = next
    },
    stop: () =>
      new Promise<void>((resolve) =>
        server.close(() => {
          resolve()
        }),
      ),
  }
}
