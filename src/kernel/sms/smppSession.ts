import smpp from 'smpp'
import type { Pdu, Session } from 'smpp'
import { log } from '../log'
import type { SmppSettings } from './settings'

const CONNECT_MS = 10_000
const ANSWER_MS = 15_000
const ENQUIRE_MS = 30_000

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(smpp.errors).map(([name, code]) => [code, name]),
)

/** What a status of the protocol is called, for example `ESME_RINVDSTADR`. */
export const statusName = (status: number): string =>
  NAMES.get(status) ?? `status 0x${status.toString(16)}`

/** A bound session. */
export interface Bound {
  isOpen: () => boolean
  submit: (options: Record<string, unknown>) => Promise<Pdu>
  close: () => Promise<void>
}

const inTime = async <T>(work: Promise<T>, limit: number, what: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`SMPP: ${what} took too long`))
    }, limit)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const opened = (session: Session, isTls: boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    session.once(isTls ? 'secureConnect' : 'connect', resolve)
    session.once('error', reject)
    session.once('close', () => {
      reject(new Error('SMPP: the connection was closed'))
    })
  })

/**
 * Connects and binds.
 * @throws with the reason when the provider does not let us in.
 */
export const bindSession = async (settings: SmppSettings): Promise<Bound> => {
  const { host, port, isTls, user, password } = settings
  const session = smpp.connect({ host, port, tls: isTls })
  const lost = new Set<(reason: Error) => void>()
  let isOpen = true
  const end = (reason: Error): void => {
    if (!isOpen) return
    isOpen = false
    clearInterval(enquiring)
    session.destroy()
    for (const tell of lost) tell(reason)
    lost.clear()
  }
  // The library leaves requests unanswered for ever when the connection goes: they are ended here.
  const ask = (
    send: (answered: (pdu: Pdu) => void) => boolean,
    what: string,
    limit = ANSWER_MS,
  ): Promise<Pdu> => {
    let forget = (): void => undefined
    const answer = new Promise<Pdu>((resolve, reject) => {
      lost.add(reject)
      forget = () => {
        lost.delete(reject)
      }
      if (!isOpen || !send(resolve)) reject(new Error('SMPP: the connection is gone'))
    })
    return inTime(answer, limit, what).finally(forget)
  }
  const enquiring = setInterval(() => {
    ask((answered) => session.enquire_link({}, answered), 'a sign of life').catch(
      (error: unknown) => {
        end(error instanceof Error ? error : new Error(String(error)))
      },
    )
  }, ENQUIRE_MS)
  enquiring.unref()
  session.on('error', (error: Error) => {
    end(error)
  })
  session.on('close', () => {
    end(new Error('SMPP: the connection was closed'))
  })
  // The provider asks as well: for a sign of life, to take a receipt, to part.
  session.on('pdu', (pdu: Pdu) => {
    if (['enquire_link', 'deliver_sm', 'unbind'].includes(pdu.command)) session.send(pdu.response())
    if (pdu.command === 'unbind') end(new Error('SMPP: the provider unbound'))
  })
  try {
    await inTime(opened(session, isTls), CONNECT_MS, 'connecting')
    const login = { system_id: user, password, interface_version: 0x34 }
    const answer = await ask((answered) => session.bind_transceiver(login, answered), 'binding')
    if (answer.command_status !== 0) {
      throw new Error(`SMPP: not bound, ${statusName(answer.command_status)}`)
    }
  } catch (error) {
    end(new Error('SMPP: not bound'))
    throw error
  }
  log().info({ msg: 'bound to the text message centre', host })
  return {
    isOpen: () => isOpen,
    submit: (options) => ask((answered) => session.submit_sm(options, answered), 'a message'),
    close: async () => {
      if (!isOpen) return
      const parting = ask((answered) => session.unbind({}, answered), 'parting', 2000)
      await parting.catch(() => undefined)
      end(new Error('SMPP: closed'))
    },
  }
}
