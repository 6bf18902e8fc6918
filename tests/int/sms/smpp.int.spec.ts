import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { AddressInfo, Server } from 'node:net'
import smpp from 'smpp'
import type { Pdu, Session } from 'smpp'
import { SmsRefused } from '@/kernel/sms/message'
import type { SmsTransport } from '@/kernel/sms/message'
import { readSmppUrl } from '@/kernel/sms/settings'
import { smppTransport } from '@/kernel/sms/smpp'
import { baseEnvironment } from '../../helpers/environment.mjs'
import { until } from '../../helpers/sinks'

interface Centre {
  port: number
  sessions: Session[]
  binds: Pdu[]
  unbinds: number
  messages: Pdu[]
  /** Status of the next answers; 0 takes the message. */
  status: number
  bindStatus: number
  stop: () => Promise<void>
}

/** A text message centre that speaks SMPP and keeps what it gets. */
const startCentre = async (): Promise<Centre> => {
  const centre: Centre = {
    port: 0,
    sessions: [],
    binds: [],
    unbinds: 0,
    messages: [],
    status: 0,
    bindStatus: 0,
    stop: async () => undefined,
  }
  const server: Server = smpp.createServer({}, (session) => {
    centre.sessions.push(session)
    session.on('error', () => undefined)
    session.on('bind_transceiver', (pdu: Pdu) => {
      centre.binds.push(pdu)
      session.send(pdu.response({ command_status: centre.bindStatus }))
    })
    session.on('submit_sm', (pdu: Pdu) => {
      centre.messages.push(pdu)
      const answer = { command_status: centre.status, message_id: `m${centre.messages.length}` }
      session.send(pdu.response(answer))
    })
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
    session.on('unbind', (pdu: Pdu) => {
      centre.unbinds += 1
      session.send(pdu.response())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  centre.port = (server.address() as AddressInfo).port
  centre.stop = async () => {
    for (const session of centre.sessions) session.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return centre
}

let centre: Centre
let transport: SmsTransport
const connect = (query = '?source=MapleCourt') => {
  const settings = readSmppUrl(`smpp://court:secret@127.0.0.1:${String(centre.port)}${query}`)
  if (typeof settings === 'string') throw new Error(settings)
  transport = smppTransport(settings)
}
const send = (text: string, to = '+33612345678') =>
  transport.send({ to, text, idempotencyKey: `key of ${text.slice(0, 10)}` })

const bodyOf = (pdu: Pdu) => {
  const held = pdu.short_message as { message: string; udh?: Buffer[] }
  return held
}

beforeAll(() => {
  const nowhere = 'postgres://nobody@127.0.0.1:1/none'
  const urls = { owner: nowhere, app: nowhere, system: nowhere }
  Object.assign(process.env, baseEnvironment(urls))
})
beforeEach(async () => {
  centre = await startCentre()
  connect()
})
afterEach(async () => {
  await transport.close()
  await centre.stop()
})

describe('text messages over SMPP', () => {
  it('bind with the login, and say whom from and to', async () => {
    expect(await send('Your code is [123456] €')).toBe('m1')
    expect(centre.binds[0]).toMatchObject({ system_id: 'court', password: 'secret' })
    const [pdu] = centre.messages
    expect(pdu).toMatchObject({
      source_addr: 'MapleCourt',
      source_addr_ton: 5,
      destination_addr: '33612345678',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      data_coding: 0,
    })
    expect(bodyOf(pdu!).message).toBe('Your code is [123456] €')
  })

  it('carry letters beyond the plain alphabet', async () => {
    await send('Être là 🏠')
    expect(centre.messages[0]).toMatchObject({ data_coding: 8 })
    expect(bodyOf(centre.messages[0]!).message).toBe('Être là 🏠')
  })

  it('send a long text in parts that belong together', async () => {
    const text = 'Your parcel waits. '.repeat(20)
    await send(text)
    expect(centre.messages).toHaveLength(3)
    const headers = centre.messages.map((pdu) => [...(bodyOf(pdu).udh?.[0] ?? [])])
    const [reference] = headers.map((header) => header[2])
    expect(headers).toEqual([1, 2, 3].map((part) => [0, 3, reference, 3, part]))
    expect(centre.messages.map((pdu) => bodyOf(pdu).message).join('')).toBe(text)
  })

  it('send it whole in one field where the provider wants that', async () => {
    await transport.close()
    connect('?long=payload')
    const text = 'ça, c’est un message bien long. '.repeat(10)
    await send(text)
    expect(centre.messages).toHaveLength(1)
    const payload = centre.messages[0]!.message_payload as { message: string }
    expect(payload.message).toBe(text)
  })

  it('name the reason, and tell "never" from "not now"', async () => {
    centre.status = smpp.errors['ESME_RINVDSTADR']!
    const never: unknown = await send('a').catch((error: unknown) => error)
    expect(never).toBeInstanceOf(SmsRefused)
    expect(String(never)).toContain('ESME_RINVDSTADR')
    centre.status = smpp.errors['ESME_RTHROTTLED']!
    const later: unknown = await send('b').catch((error: unknown) => error)
    expect(later).not.toBeInstanceOf(SmsRefused)
    expect(String(later)).toContain('ESME_RTHROTTLED')
    centre.status = 0
    await expect(send('c')).resolves.toBe('m3')
  })

  it('refuse an essay before anything is sent', async () => {
    await expect(send('x'.repeat(2000))).rejects.toBeInstanceOf(SmsRefused)
    expect(centre.messages).toHaveLength(0)
  })

  it('say why they were not let in', async () => {
    centre.bindStatus = smpp.errors['ESME_RINVPASWD']!
    await expect(send('a')).rejects.toThrow('ESME_RINVPASWD')
    centre.bindStatus = 0
    await expect(send('a')).resolves.toBe('m1')
  })

  it('share one session, and open another when that was lost', async () => {
    await Promise.all(Array.from({ length: 25 }, (_, index) => send(`message ${index}`)))
    expect(centre.binds).toHaveLength(1)
    centre.sessions[0]!.destroy()
    await until(() => centre.sessions[0]!.socket.destroyed)
    await until(async () => send('after').then(Boolean, () => false))
    expect(centre.binds).toHaveLength(2)
  })

  it('end a request whose connection goes, rather than wait for ever', async () => {
    await send('first')
    centre.sessions[0]!.removeAllListeners('submit_sm')
    const pending = send('second').catch((error: unknown) => error)
    await new Promise((resolve) => setTimeout(resolve, 50))
    centre.sessions[0]!.destroy()
    expect(await pending).toBeInstanceOf(Error)
  })

  it('part with an unbind', async () => {
    await send('a')
    await transport.close()
    expect(centre.unbinds).toBe(1)
  })

  it('answer the provider’s question for a sign of life', async () => {
    await send('a')
    const [session] = centre.sessions
    const answered = await new Promise<Pdu>((resolve) => {
      session!.enquire_link({}, resolve)
    })
    expect(answered.command).toBe('enquire_link_resp')
  })
})
