/** What is used here of the package `smpp`, which brings no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  export interface Pdu {
    command: string
    command_status: number
    sequence_number: number
    message_id?: string
    system_id?: string
    password?: string
    source_addr?: string
    destination_addr?: string
    data_coding?: number
    esm_class?: number
    user_message_reference?: number
    short_message?: { message: string | Buffer; udh?: Buffer[] } | Buffer
    message_payload?: { message: string | Buffer } | Buffer
    response: (options?: Record<string, unknown>) => Pdu
  }

  type Answered = (pdu: Pdu) => void

  export interface Session extends EventEmitter {
    socket: Socket
    send: (pdu: Pdu) => boolean
    bind_transceiver: (options: Record<string, unknown>, answered: Answered) => boolean
    submit_sm: (options: Record<string, unknown>, answered: Answered) => boolean
    enquire_link: (options: Record<string, unknown>, answered: Answered) => boolean
    unbind: (options: Record<string, unknown>, answered: Answered) => boolean
    close: (closed?: () => void) => void
    destroy: (closed?: () => void) => void
  }

  interface Smpp {
    connect: (options: { host: string; port: number; tls: boolean }) => Session
    createServer: (options: object, listener: (session: Session) => void) => NetServer
    errors: Record<string, number>
  }

  const smpp: Smpp
  export default smpp
}
