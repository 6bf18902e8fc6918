import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
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
  worker = await workHere(app)
}, 60_000)
afterAll(async () => {
  await worker.stop()
  await app.stop()
  await mail.stop()
  await screens.stop()
})

const call = (method: string, path: string, as: Person, body?: unknown) =>
  app.call(method, `/c/${place.slug}${path}`, {
    as: as.cookie,
    ...(body !== undefined && { body }),
  })
const talk = (method: string, path: string, as: Person, body?: unknown) =>
  call(method, `/conversations${path}`, as, body)
const resident = async (name: string): Promise<Person> => {
  const person = await make.person(place.id, 'owner', { unit: unit.id, name })
  const open = { acceptsDirect: true, hidesReceipts: false, hidesPresence: false }
  await talk('PUT', '/preferences', person, open)
  return person
}
const begin = async (as: Person, data: object): Promise<string> => {
  const { status, body } = await talk('POST', '', as, {
    clientId: randomUUID(),
    body: 'Hello',
    ...data,
  })
  expect([status, body]).toEqual([201, body])
  return body.conversation
}
const say = (as: Person, id: string, body: string) =>
  talk('POST', `/${id}/messages`, as, { clientId: randomUUID(), body })
const said = async (as: Person, id: string) => {
  const { status, body } = await talk('GET', `/${id}/messages`, as)
  if (status !== 200) return status
  return body.messages.map((m: { kind: string; body: string; data: { type: string } | null }) =>
    m.kind === 'system' ? m.data?.type : m.body,
  )
}
const end = (who: Person) =>
  call('POST', `/memberships/${who.membership!.id}/end`, manager, { reason: 'Moved out' })
/** Gives an account a membership again. */
const comeBack = (who: Person, role: 'owner' | 'leaseholder' = 'owner') =>
  app.past.create({
    collection: 'memberships',
    data: { user: who.user.id, community: place.id, unit: unit.id, role, status: 'active' },
  })
const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
]
const settle = async () => {
  for (;;) {
    const [row] = await app.sql<{ n: number }>(
      `select count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active')
         and name not like 'kernel%' and start_after <= now()`,
    )
    if (row!.n === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const isIn = async (who: Person, id: string) =>
  (
    await app.sql(
      `select 1 from conversation_participants
       where user_id = $1 and conversation_id = $2 and left_seq is null`,
      [who.user.id, id],
    )
  ).length > 0
const noticesOf = async (who: Person) =>
  Number(
    (
      await app.sql<{ n: string }>(
        `select count(*) as n from notices where recipient_id = $1 and kind = 'message.sent'`,
        [who.user.id],
      )
    )[0]!.n,
  )

describe('whoever moves out', () => {
  it('is out of every conversation, with a line, and reads nothing that comes later', async () => {
    const [ann, ben, cat] = [await resident('Ann'), await resident('Ben'), await resident('Cat')]
    const group = await begin(ben, {
      kind: 'group',
      subject: 'Us',
      people: [ann.user.id, cat.user.id],
    })
    const inquiry = await begin(ann, { kind: 'inquiry' })
    const direct = await begin(ben, { kind: 'direct', people: [ann.user.id] })
    await settle()
    expect((await end(ann)).status).toBe(200)
    await settle()
    for (const id of [group, inquiry, direct])
      expect([id, await isIn(ann, id)]).toEqual([id, false])
    expect(await said(ben, group)).toEqual(['Hello', 'moved-out'])
    expect(await said(manager, inquiry)).toEqual(['Hello', 'moved-out'])
    const told = await noticesOf(ann)

    // To a group and a matter one still writes; nobody tells her.
    expect((await say(cat, group, 'She is gone')).status).toBe(201)
    expect((await say(manager, inquiry, 'Your deposit')).status).toBe(201)
    await settle()
    expect(await noticesOf(ann)).toBe(told)
    expect(await said(ann, group)).toBe(404)
    // Of two, whoever stays is told that nobody would read it.
    expect(code(await say(ben, direct, 'Are you there?'))).toEqual([
      403,
      'conversations.nobody-there',
    ])
    expect((await talk('GET', `/${direct}`, ben)).body.mayWrite).toBe(false)
    const entries = await app.sql(
      `select 1 from audit_entries where subject_id = any ($1)
         and action = 'conversation.membership-ended'`,
      [[group, inquiry, direct]],
    )
    expect(entries).toHaveLength(3)

    // Back again she has what she had, and no word of the time between.
    await comeBack(ann)
    await settle()
    expect(await said(ann, group)).toEqual(['Hello', 'moved-out'])
    expect(await said(ann, inquiry)).toEqual(['Hello', 'moved-out'])
    expect(code(await say(ann, group, 'I am back'))).toEqual([
      403,
      'conversations.cannot-write-here',
    ])
    // The direct one goes on, whoever begins, without a hole in it.
    expect(await begin(ann, { kind: 'direct', people: [ben.user.id], body: 'Back' })).toBe(direct)
    expect((await say(ben, direct, 'Welcome')).status).toBe(201)
    expect(await said(ann, direct)).toEqual(['Hello', 'moved-out', 'Back', 'Welcome'])
    expect(await said(ben, direct)).toEqual(['Hello', 'moved-out', 'Back', 'Welcome'])
    // And whoever adds her to the group again shows her what comes.
    await talk('POST', `/${group}/people`, ben, { people: [ann.user.id] })
    await say(ben, group, 'There you are')
    expect(await said(ann, group)).toEqual(['Hello', 'moved-out', 'added', 'There you are'])
  })

  it('stays while another membership holds, and nothing is cut where one follows at once', async () => {
    const dan = await resident('Dan')
    const id = await begin(dan, { kind: 'inquiry' })
    await comeBack(dan, 'leaseholder')
    await end(dan)
    await settle()
    expect(await isIn(dan, id)).toBe(true)
    expect(await said(dan, id)).toEqual(['Hello'])
  })

  it('leaves at the moment that was set, and once, however often the work is done', async () => {
    const eve = await resident('Eve')
    const id = await begin(eve, { kind: 'inquiry' })
    await app.sql(`update memberships set valid_to = now() - interval '1 second' where id = $1`, [
      eve.membership!.id,
    ])
    const { turnTerm } = await import('@/collections/memberships/operations/turnTerm')
    await turnTerm(app.payload, { community: place.id, membershipId: eve.membership!.id })
    await settle()
    const { endParts } = await import('@/collections/conversations/operations/endOfMembership')
    const { communityRequest } = await import('@/kernel/tenancy/system')
    await Promise.all(
      Array.from({ length: 8 }, async () =>
        endParts({
          req: await communityRequest(app.payload, place.id, 'a test'),
          community: place.id,
          membership: eve.membership!.id,
        }),
      ),
    )
    expect(await said(manager, id)).toEqual(['Hello', 'moved-out'])
  })
})

describe('staff whose post ends', () => {
  it('is out of what it helped with, and stays where it takes part as a resident', async () => {
    const [fay, gus] = [await resident('Fay'), await resident('Gus')]
    const post = await app.past.create({
      collection: 'memberships',
      data: { user: gus.user.id, community: place.id, role: 'concierge', status: 'active' },
    })
    const matter = await begin(fay, { kind: 'inquiry' })
    const own = await begin(gus, { kind: 'group', subject: 'Us', people: [fay.user.id] })
    expect(
      (await talk('POST', `/${matter}/people`, manager, { people: [gus.user.id] })).status,
    ).toBe(201)
    await call('POST', `/memberships/${post.id}/end`, manager, { reason: 'New job' })
    await settle()
    expect([await isIn(gus, matter), await isIn(gus, own)]).toEqual([false, true])
    expect(await said(fay, matter)).toEqual(['Hello', 'added', 'staff-left'])
    await say(fay, matter, 'Only for the staff')
    expect(await said(gus, matter)).toEqual(['added', 'staff-left'])
  })
})
