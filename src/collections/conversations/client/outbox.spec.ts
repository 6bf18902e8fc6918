import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { SentMessage } from '../operations/schemas'
import type { Answer } from './api'
import { Outbox, outboxPrefix, type Outgoing } from './outbox'

/** The storage of a browser, which all its tabs share and are told of. */
class Device {
  readonly kept = new Map<string, string>()
  readonly tabs = new Set<Outbox>()
  isFull = false
  #turn: Promise<void> = Promise.resolve()

  storageFor(tab: () => Outbox | undefined) {
    const tell = () => {
      for (const other of this.tabs) if (other !== tab()) other.heard()
    }
    const { kept } = this
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => {
        if (this.isFull) throw new Error('QuotaExceededError')
        kept.set(key, value)
        tell()
      },
      removeItem: (key: string) => {
        kept.delete(key)
        tell()
      },
      key: (index: number) => [...kept.keys()][index] ?? null,
      get length() {
        return kept.size
      },
    }
  }

  readonly locks = {
    request: (_name: string, run: () => Promise<void>): Promise<void> => {
      this.#turn = this.#turn.then(run)
      return this.#turn
    },
  }
}

class Server {
  readonly stored: Outgoing[] = []
  readonly outcomes: ('done' | 'lost' | 'away' | 'refused')[] = []
  sending = 0
  mostAtOnce = 0

  readonly send = async (entry: Outgoing): Promise<Answer<SentMessage>> => {
    this.sending += 1
    this.mostAtOnce = Math.max(this.mostAtOnce, this.sending)
    await Promise.resolve()
    this.sending -= 1
    const outcome = this.outcomes.shift() ?? 'done'
    if (outcome === 'away') return { outcome: 'later' }
    if (outcome === 'refused') {
      return { outcome: 'refused', status: 403, code: 'no', message: 'You have left.' }
    }
    const known = this.stored.findIndex(({ clientId }) => clientId === entry.clientId)
    const seq = known === -1 ? this.stored.push(entry) : known + 1
    // The server has it, and its answer is lost on the way.
    if (outcome === 'lost') return { outcome: 'later' }
    const { clientId, conversation, body, at } = entry
    return {
      outcome: 'done',
      body: {
        conversation,
        clientId,
        body,
        seq,
        at,
        threadRoot: null,
        attachments: [],
        isReopened: false,
      },
    }
  }
}

const PREFIX = outboxPrefix('place', 'person')

const begin = () => {
  const device = new Device()
  const server = new Server()
  const retries: (() => void)[] = []
  let clock = 1000
  const open = (): Outbox => {
    const own: { tab?: Outbox } = {}
    const made = new Outbox(PREFIX, {
      storage: device.storageFor(() => own.tab),
      locks: device.locks,
      send: server.send,
      now: () => (clock += 1),
      later: (_ms, run) => {
        retries.push(run)
        return () => undefined
      },
    })
    own.tab = made
    device.tabs.add(made)
    return made
  }
  return { device, server, retries, open }
}

const write = (outbox: Outbox, body: string) =>
  outbox.enqueue({ conversation: 'talk', body, replyTo: null })
const states = (outbox: Outbox) => outbox.get().map(({ body, state }) => [body, state])
const bodies = ({ stored }: Server) => stored.map(({ body }) => body)

describe('an outbox', () => {
  it('keeps the files that go with a message over a reload', () => {
    const { open } = begin()
    const attachments = [{ id: 'f1', kind: 'image' as const, name: 'leak.jpg', thumbnailUrl: null }]
    open().enqueue({ conversation: 'talk', body: '', replyTo: null, attachments })
    expect(open().get()[0]?.attachments).toEqual(attachments)
  })

  it('shows a message at once and gives it up when the timeline has it', async () => {
    const { open, server, device } = begin()
    const outbox = open()
    const heard: number[] = []
    outbox.onSent((_entry, { seq }) => heard.push(seq))
    const entry = write(outbox, 'one')
    expect(states(outbox)).toEqual([['one', 'pending']])
    await outbox.flush()
    await device.locks.request('', async () => undefined)
    expect([bodies(server), heard, device.kept.size]).toEqual([['one'], [1], 0])
    expect(states(outbox)).toEqual([['one', 'sent']])
    outbox.confirmed(new Set([entry.clientId]))
    expect(outbox.get()).toEqual([])
  })

  it('keeps what cannot leave, over a reload, and sends it once in order', async () => {
    const { open, server, device, retries } = begin()
    server.outcomes.push('lost', 'away', 'away')
    const first = open()
    write(first, 'one')
    write(first, 'two')
    await first.flush()
    await device.locks.request('', async () => undefined)
    expect([bodies(server), retries.length > 0]).toEqual([['one'], true])
    device.tabs.delete(first)
    server.outcomes.length = 0

    const second = open()
    expect(states(second)).toEqual([
      ['one', 'pending'],
      ['two', 'pending'],
    ])
    await second.flush()
    expect(bodies(server)).toEqual(['one', 'two'])
    expect(device.kept.size).toBe(0)
  })

  it('says why the server does not take one, and tries again when asked to', async () => {
    const { open, server } = begin()
    server.outcomes.push('refused')
    const outbox = open()
    const entry = write(outbox, 'one')
    write(outbox, 'two')
    await outbox.flush()
    await outbox.flush()
    expect(outbox.get()).toMatchObject([
      { body: 'one', state: 'failed', problem: 'You have left.' },
      { body: 'two', state: 'sent' },
    ])
    outbox.retry(entry.clientId)
    await outbox.flush()
    expect(bodies(server)).toEqual(['two', 'one'])
  })

  it('forgets what the person gives up, in every tab', async () => {
    const { open, server } = begin()
    server.outcomes.push('refused')
    const [one, two] = [open(), open()]
    const entry = write(one, 'one')
    await one.flush()
    await one.flush()
    expect(states(two)).toEqual([['one', 'failed']])
    two.discard(entry.clientId)
    expect([states(one), states(two)]).toEqual([[], []])
  })

  it('does not lose a message without a word where the device has no room', async () => {
    const { open, server, device } = begin()
    const outbox = open()
    device.isFull = true
    const entry = write(outbox, 'one')
    await outbox.flush()
    expect([states(outbox), bodies(server)]).toEqual([[['one', 'failed']], []])
    device.isFull = false
    outbox.retry(entry.clientId)
    await outbox.flush()
    expect(bodies(server)).toEqual(['one'])
  })

  it('writes nothing back after a sign-out has wiped the device', async () => {
    const { open, server, device } = begin()
    const outbox = open()
    server.outcomes.push('refused')
    write(outbox, 'one')
    device.kept.clear()
    await outbox.flush()
    await outbox.flush()
    expect(device.kept.size).toBe(0)
  })

  it('passes over what it does not understand', () => {
    const { open, device } = begin()
    device.kept.set(`${PREFIX}x`, '{"body":1}')
    device.kept.set(`${PREFIX}y`, 'no json')
    device.kept.set('courtyard/other/outbox/person/z', '{}')
    expect(open().get()).toEqual([])
  })

  it('sends each message once and in order, whatever the network and the tabs do', async () => {
    const steps = fc.array(
      fc.record({
        tab: fc.nat({ max: 2 }),
        what: fc.constantFrom('write', 'flush', 'reload'),
        network: fc.constantFrom<Server['outcomes'][number]>('done', 'lost', 'away'),
      }),
      { maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { open, server, device } = begin()
        const tabs = [open(), open(), open()]
        const written: string[] = []
        for (const [index, { tab, what, network }] of all.entries()) {
          if (network !== 'done') server.outcomes.push(network)
          const outbox = tabs[tab]!
          if (what === 'write') written.push(write(outbox, `m${index}`).body)
          if (what === 'flush') await outbox.flush()
          if (what === 'reload') {
            device.tabs.delete(outbox)
            tabs[tab] = open()
          }
        }
        server.outcomes.length = 0
        for (const outbox of tabs) await outbox.flush()
        for (const outbox of tabs) await outbox.flush()
        expect(bodies(server)).toEqual(written)
        expect(server.mostAtOnce).toBeLessThanOrEqual(1)
        expect(device.kept.size).toBe(0)
      }),
    )
  })
})
