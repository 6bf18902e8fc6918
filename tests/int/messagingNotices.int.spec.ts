import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { RunningWorker } from '@/kernel/jobs/worker'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startHttpSink, startMailSink, type HttpSink, type MailSink } from '../helpers/sinks'
import { workHere } from '../helpers/worker'

let app: App
let make: Builders
let worker: RunningWorker
let mail: MailSink
let screens: HttpSink
let place: Community
let unit: Unit
let manager: Person
let second: Person
let bookkeeper: Person
let owner: Person
let neighbour: Person

beforeAll(async () => {
  mail = await startMailSink()
  screens = await startHttpSink()
  app = await startApp({
    SMTP_URL: mail.url,
    PUSHER_PORT: String(screens.port),
    RATE_LIMIT_SCALE: '10000',
  })
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id)
  manager = await make.person(place.id, 'manager', { name: 'Mona Manager' })
  second = await make.person(place.id, 'manager')
  bookkeeper = await make.person(place.id, 'bookkeeper')
  owner = await resident('Olga Owner')
  neighbour = await resident('Nils Neighbour')
  worker = await workHere(app)
}, 60_000)
afterAll(async () => {
  await worker.stop()
  await app.stop()
  await mail.stop()
  await screens.stop()
})

const call = (method: string, path: string, as: Person, body?: unknown) =>
  app.call(method, `/c/${place.slug}/conversations${path}`, {
    as: as.cookie,
    ...(body !== undefined && { body }),
  })
const resident = async (name: string): Promise<Person> => {
  const person = await make.person(place.id, 'owner', { unit: unit.id, name })
  const open = { acceptsDirect: true, hidesReceipts: false, hidesPresence: false }
  await call('PUT', '/preferences', person, open)
  return person
}
const start = async (as: Person, data: object): Promise<string> =>
  (await call('POST', '', as, { clientId: randomUUID(), body: 'Secret words', ...data })).body
    .conversation
const say = (as: Person, id: string) =>
  call('POST', `/${id}/messages`, as, { clientId: randomUUID(), body: 'Secret words' })

interface Told extends Record<string, unknown> {
  recipient_id: string
  kind: string
  title: string
  body: string
  path: string
  repeats: number
  read_at: string | null
}
const told = (id: string) =>
  app.sql<Told>(
    `select recipient_id, kind, title, body, path, repeats, read_at from notices
     where collapse_key = $1 order by recipient_id, kind`,
    [`conversation:${id}`],
  )
/** Until the queue holds nothing that is to be done. */
const settle = async () => {
  for (;;) {
    const [row] = await app.sql<{ n: number }>(
      `select count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active')
         and name not like 'kernel%'`,
    )
    if (row!.n === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('a message', () => {
  it('tells the others once for each conversation, without its words, until they read', async () => {
    const id = await start(owner, { kind: 'direct', people: [neighbour.user.id] })
    await say(owner, id)
    await say(owner, id)
    await settle()
    const rows = await told(id)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      recipient_id: neighbour.user.id,
      kind: 'message.sent',
      title: 'Message from Olga Owner',
      path: `/c/${place.slug}/messages/${id}`,
      repeats: 2,
      read_at: null,
    })
    expect(JSON.stringify([rows, screens.requests, mail.mails])).not.toContain('Secret')
    expect(mail.mails.length).toBeGreaterThan(0)
    expect(screens.requests.length).toBeGreaterThan(0)
    await call('POST', `/${id}/pointers`, neighbour, { read: 3 })
    expect((await told(id))[0]!.read_at).not.toBeNull()
  }, 30_000)

  it('tells nobody who muted the conversation, left it or took it back', async () => {
    const third = await resident('Third')
    const id = await start(owner, {
      kind: 'group',
      subject: 'G',
      people: [neighbour.user.id, third.user.id],
    })
    await settle()
    await app.sql('delete from notices where collapse_key = $1', [`conversation:${id}`])
    const until = new Date(Date.now() + 3_600_000).toISOString()
    expect((await call('PUT', `/${id}/mute`, neighbour, { until })).body.mutedUntil).toBe(until)
    await call('POST', `/${id}/leave`, third)
    await say(owner, id)
    await settle()
    expect(await told(id)).toEqual([])
    await call('PUT', `/${id}/mute`, neighbour, { until: null })
    await say(owner, id)
    await settle()
    expect(await told(id)).toMatchObject([{ recipient_id: neighbour.user.id }])
    const { messageNotices } = await import('@/collections/conversations/notifications')
    const { communityRequest } = await import('@/kernel/tenancy/system')
    const { identity } = await import('@/kernel/identity')
    const req = await communityRequest(app.payload, place.id, 'a test')
    const community = (await identity().communityById(req, place.id))!
    const { seq } = (await say(owner, id)).body
    await call('DELETE', `/${id}/messages/${String(seq)}`, owner)
    const data = { conversationId: id, seq, clientId: randomUUID(), senderId: owner.user.id }
    expect(await messageNotices[0]!.text({ req, data, community, locale: 'fr' })).toBeNull()
  }, 30_000)
})

describe('whoever looks at a conversation', () => {
  it('is not told of what they see, nor is the staff', async () => {
    const { messageAudience, staffAudience } =
      await import('@/collections/conversations/operations/audience')
    const { communityRequest } = await import('@/kernel/tenancy/system')
    const req = await communityRequest(app.payload, place.id, 'a test')
    const id = await start(owner, { kind: 'inquiry' })
    await say(manager, id)
    const asked = (seq: number, senderId: string) => ({
      req,
      community: place.id,
      data: { conversationId: id, seq, senderId },
    })
    const ids = (people: { id: string }[]) => people.map((person) => person.id)
    const viewing = (...people: Person[]) => {
      screens.answer = { status: 200, body: { users: people.map(({ user }) => ({ id: user.id })) } }
    }
    viewing()
    expect(ids(await messageAudience(asked(2, manager.user.id)))).toEqual([owner.user.id])
    viewing(owner, second)
    expect(await messageAudience(asked(2, manager.user.id))).toEqual([])
    // Who has answered has read; the other manager looks at it.
    expect(await staffAudience(asked(1, owner.user.id))).toEqual([])
    viewing()
    expect(ids(await staffAudience(asked(1, owner.user.id)))).toEqual([second.user.id])
    screens.answer = { status: 500, body: {} }
    expect(ids(await messageAudience(asked(2, manager.user.id)))).toEqual([owner.user.id])
    screens.answer = { status: 200, body: {} }
  })
})

describe('an inquiry', () => {
  it('tells its team, then whoever has it, and the resident of the answer', async () => {
    const id = await start(owner, { kind: 'inquiry', subject: 'The lift' })
    await settle()
    const asked = await told(id)
    expect(new Set(asked.map(({ recipient_id }) => recipient_id))).toEqual(
      new Set([manager.user.id, second.user.id]),
    )
    expect(asked[0]).toMatchObject({ kind: 'message.asked', title: 'Olga Owner · The lift' })
    await call('POST', `/${id}/assign`, manager, { assignee: bookkeeper.user.id })
    await say(owner, id)
    await settle()
    expect((await told(id)).map(({ recipient_id }) => recipient_id)).toContain(bookkeeper.user.id)
    expect((await told(id)).every(({ repeats }) => repeats === 0)).toBe(true)
    await say(bookkeeper, id)
    await settle()
    const answer = (await told(id)).find(({ recipient_id }) => recipient_id === owner.user.id)
    expect(answer?.kind).toBe('message.sent')
  }, 30_000)

  it('is pushed to the screens of its people and its staff, and of nobody else', async () => {
    const { conversationScreens } = await import('@/collections/conversations/operations/audience')
    const { communityRequest } = await import('@/kernel/tenancy/system')
    const req = await communityRequest(app.payload, place.id, 'a test')
    const screens = async (id: string) =>
      new Set(await conversationScreens({ req, community: place.id, data: { conversationId: id } }))
    const channel = ({ user }: Person) => `private-user-${user.id}`
    const inquiry = await start(owner, { kind: 'inquiry' })
    expect(await screens(inquiry)).toEqual(new Set([owner, manager, second].map(channel)))
    const direct = await start(owner, { kind: 'direct', people: [neighbour.user.id] })
    expect(await screens(direct)).toEqual(new Set([owner, neighbour].map(channel)))
  })
})

describe('the channel of a conversation', () => {
  it('is for whoever is in it, and that of its staff for the staff', async () => {
    const inquiry = await start(owner, { kind: 'inquiry' })
    const join = async (as: Person, kind: string) => {
      const name = `presence-${kind}-${inquiry}`
      const { body } = await app.call('POST', '/realtime/auth', {
        as: as.cookie,
        body: { socket_id: '1.1', channel_names: [name] },
      })
      const { status, channel_data } = body.channels[name]
      return [status, channel_data === undefined ? null : JSON.parse(channel_data).user_info.side]
    }
    expect(await join(owner, 'conversation')).toEqual([200, 'resident'])
    expect(await join(manager, 'conversation')).toEqual([200, 'staff'])
    expect(await join(manager, 'handling')).toEqual([200, 'staff'])
    expect(await join(owner, 'handling')).toEqual([403, null])
    expect(await join(neighbour, 'conversation')).toEqual([403, null])
    expect(await join(bookkeeper, 'handling')).toEqual([403, null])
    const hidden = { acceptsDirect: true, hidesReceipts: false, hidesPresence: true }
    await call('PUT', '/preferences', owner, hidden)
    expect(await join(owner, 'conversation')).toEqual([403, null])
  })
})
