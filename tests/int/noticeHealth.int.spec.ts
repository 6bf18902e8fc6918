import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Community, Unit } from '@/payload-types'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startReachable, type Reachable } from '../helpers/reachable'
import { until } from '../helpers/sinks'
import { workHere } from '../helpers/worker'

let world: Reachable
let make: Builders
let place: Community
let unit: Unit
let manager: Person
let resident: Person

beforeAll(async () => {
  world = await startReachable()
  make = buildersFor(world.app)
}, 60_000)
afterAll(async () => {
  await world.stop()
})
beforeEach(async () => {
  world.forget()
  world.mail.unknown.clear()
  place = await make.community({ notifications: { email: true, sms: true, telegram: false } })
  unit = await make.unit(place.id)
  manager = await make.person(place.id, 'manager', { name: 'Mia' })
  resident = await make.person(place.id, 'owner', { unit: unit.id, name: '=Ada' })
})

const get = (path: string, as: string) => world.app.call('GET', `/c/${place.slug}/${path}`, { as })
const refuse = ({ user }: Person, reason = 'SMTP 550') =>
  world.app.sql(
    'update users set email_refused_at = now(), email_refused_reason = $2 where id = $1',
    [user.id, reason],
  )
const prove = ({ user }: Person) =>
  world.app.sql(`update users set phone = $2, phone_verified_at = now() where id = $1`, [
    user.id,
    '+33612345678',
  ])
let counter = 0
/** A delivery that has ended, some hours ago. */
const ended = async (
  { user }: Person,
  channel: string,
  state: string,
  { reason = null as string | null, hours = 1, in: community = place.id } = {},
) => {
  counter += 1
  await world.app.sql(
    `insert into deliveries (id, community_id, event_id, kind, channel, recipient_id, state, reason,
       sent_at, created_at, updated_at)
     values (gen_random_uuid(), $1, $2, 'package.received', $3, $4, $5::varchar, $6,
       case when $5::varchar in ('sent', 'delivered', 'read') then now() - make_interval(mins => $7) end,
       now() - make_interval(mins => $7), now() - make_interval(mins => $7))`,
    [community, `health-${counter}`, channel, user.id, state, reason, hours * 60 - 30],
  )
}
interface Found {
  name: string
  isUnreachable: boolean
  dead: { channel: string; reason: string | null }[]
}
const contacts = async () => {
  const { status, body } = await get('contact-health', manager.cookie)
  expect(status).toBe(200)
  return (body.people as Found[]).map(({ name, isUnreachable, dead }) => [
    name,
    isUnreachable,
    dead.map(({ channel, reason }) => [channel, reason].filter(Boolean).join(' ')),
  ])
}

describe('the list of addresses that do not work', () => {
  it('is empty while they do', async () => {
    await ended(resident, 'sms', 'sent')
    expect(await contacts()).toEqual([])
  })

  it('has refused mail, and says whether anything else reaches the person', async () => {
    await refuse(resident)
    expect(await contacts()).toEqual([['=Ada', true, ['email SMTP 550']]])
    await prove(resident)
    expect(await contacts()).toEqual([['=Ada', false, ['email SMTP 550']]])
    await ended(resident, 'sms', 'failed', { reason: 'unknown subscriber' })
    expect(await contacts()).toEqual([['=Ada', true, ['email SMTP 550', 'sms unknown subscriber']]])
    await ended(resident, 'push', 'sent')
    expect(await contacts()).toEqual([
      ['=Ada', false, ['email SMTP 550', 'sms unknown subscriber']],
    ])
  })

  it('has what failed the last time, and forgets it once something arrives', async () => {
    await ended(resident, 'push', 'failed', { reason: 'gone', hours: 5 })
    await ended(resident, 'telegram', 'failed', { reason: 'Forbidden', hours: 5 })
    expect(await contacts()).toEqual([['=Ada', false, ['push gone', 'telegram Forbidden']]])
    await ended(resident, 'push', 'delivered', { hours: 2 })
    expect(await contacts()).toEqual([['=Ada', false, ['telegram Forbidden']]])
  })

  it('has nobody who left, and nothing that another community saw', async () => {
    const elsewhere = await make.community()
    await make.membership(elsewhere.id, resident.user.id, 'owner', {
      unit: (await make.unit(elsewhere.id)).id,
    })
    await ended(resident, 'sms', 'failed', { reason: 'x', in: elsewhere.id })
    expect(await contacts()).toEqual([])
    await refuse(resident)
    await world.app.sql('update memberships set valid_to = now() where id = $1', [
      resident.membership!.id,
    ])
    expect(await contacts()).toEqual([])
  })

  it('begins with those whom nothing reaches, then goes by door', async () => {
    await refuse(resident)
    await prove(resident)
    const other = await make.person(place.id, 'owner', {
      unit: (await make.unit(place.id)).id,
      name: 'Zoé',
    })
    await refuse(other)
    expect((await contacts()).map(([name]) => name)).toEqual(['Zoé', '=Ada'])
  })

  it('comes as a table in which no spreadsheet finds a formula, and that is written down', async () => {
    await refuse(resident)
    const { status, headers, body } = await get('contact-health/export', manager.cookie)
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    const lines = String(body).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(`'=Ada,${resident.user.email}`)
    expect(lines[1]).toContain('SMTP 550')
    const entries = await world.app.sql(
      `select details from audit_entries
       where action = 'notices.contacts-exported' and community_id = $1`,
      [place.id],
    )
    expect(entries).toEqual([{ details: { people: 1 } }])
  })

  it('fills itself when a mail server refuses an address', async () => {
    world.mail.unknown.add(resident.user.email)
    const concierge = await make.person(place.id, 'concierge')
    const worker = await workHere(world.app)
    try {
      await world.app.call('POST', `/c/${place.slug}/packages`, {
        as: concierge.cookie,
        body: { unit: unit.id, carrier: 'ups' },
      })
      await until(async () => (await contacts()).length === 1)
      expect(await contacts()).toEqual([['=Ada', true, ['email SMTP 550']]])
    } finally {
      await worker.stop()
    }
  }, 60_000)
})

describe('the health of channels', () => {
  const health = async () => {
    const { status, body } = await get('notification-health', manager.cookie)
    expect(status).toBe(200)
    return new Map<string, Record<string, unknown>>(
      body.channels.map((one: { channel: string }) => [one.channel, one]),
    )
  }

  it('says what is set up, what the community uses, and that nothing was sent yet', async () => {
    const found = await health()
    expect([...found.keys()]).toEqual(['push', 'telegram', 'email', 'sms'])
    expect(found.get('telegram')).toMatchObject({ isConfigured: false, isOffered: false })
    expect(found.get('email')).toMatchObject({
      isConfigured: true,
      isOffered: true,
      lastSuccessAt: null,
      lastFailure: null,
      failureRate: null,
      sent: 0,
    })
  })

  it('counts the last day, and knows the last success and the last failure', async () => {
    await ended(resident, 'email', 'sent', { hours: 1 })
    await ended(resident, 'email', 'read', { hours: 3 })
    await ended(resident, 'email', 'delivered', { hours: 30 })
    await ended(resident, 'email', 'failed', { hours: 2, reason: 'SMTP 550' })
    await ended(resident, 'email', 'failed', { hours: 40, reason: 'SMTP 554' })
    await ended(resident, 'email', 'queued')
    await ended(resident, 'email', 'held')
    const elsewhere = await make.community()
    await ended(resident, 'email', 'failed', { reason: 'x', in: elsewhere.id })
    const email = (await health()).get('email')!
    expect(email).toMatchObject({
      sent: 2,
      failed: 1,
      failureRate: 1 / 3,
      waiting: 1,
      held: 1,
      lastFailure: { reason: 'SMTP 550', at: expect.any(String) },
    })
    expect(Date.parse(String(email['lastSuccessAt']))).toBeGreaterThan(Date.now() - 3_600_000)
    const perHour = email['perHour'] as number[]
    expect(perHour).toHaveLength(24)
    expect([perHour[23], perHour[22], perHour[21]]).toEqual([1, 0, 1])
  })
})

describe('a trial', () => {
  const send = (body: object, as = manager.cookie) =>
    world.app.call('POST', `/c/${place.slug}/notification-test`, { as, body })
  const outcome = async (id: string) => {
    const { body } = await get(`notification-test/${id}`, manager.cookie)
    return body as { state: string; reason: string | null }
  }
  /** Does what the worker would do. */
  const run = async () => {
    const { sendTestNow } = await import('@/collections/notices/operations/testSend')
    const jobs = await world.app.sql<{ data: unknown }>(
      `delete from pgboss.job where name = 'noticesSendTest' returning data`,
    )
    for (const { data } of jobs) await sendTestNow({ payload: world.app.payload, data })
    return jobs.length
  }

  it('of every kind arrives in the mailbox of whoever asks, in either language, marked as a trial', async () => {
    const { sampleKinds } = await import('@/collections/notices/operations/sample')
    const kinds = sampleKinds()
    for (const kind of kinds) {
      for (const locale of ['en', 'fr']) {
        world.forget()
        const { status, body } = await send({ kind, channel: 'email', locale })
        expect([kind, status]).toEqual([kind, 201])
        expect(await outcome(body.deliveryId)).toEqual({ state: 'queued', reason: null })
        await run()
        expect(await outcome(body.deliveryId)).toEqual({ state: 'sent', reason: null })
        const [mail, ...more] = world.mail.mails
        expect(more).toEqual([])
        expect(mail!.to![0]!.address).toBe(manager.user.email)
        expect(mail!.subject).toMatch(locale === 'en' ? /^Test: / : /^Essai\u00a0: /)
        expect(mail!.text).toContain('Mia')
        expect(mail!.headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false)
      }
    }
    const shown = await world.app.sql(
      'select 1 from notices where recipient_id = $1 union all select 1 from notice_ladders where recipient_id = $1',
      [manager.user.id],
    )
    expect(shown).toEqual([])
    const ledger = await get('notice-ledger', manager.cookie)
    expect(ledger.body.events).toEqual([])
  })

  it('goes as a text to a proved number, and says so where there is none', async () => {
    const refused = await send({ kind: 'package.received', channel: 'sms' })
    expect([refused.status, refused.body.error.code, refused.body.error.field]).toEqual([
      409,
      'notices.no-way-to-you',
      'channel',
    ])
    await prove(manager)
    const { body } = await send({ kind: 'package.received', channel: 'sms' })
    await run()
    expect(await outcome(body.deliveryId)).toEqual({ state: 'sent', reason: null })
    expect(JSON.parse(world.texts.requests[0]!.body)).toMatchObject({
      to: '+33612345678',
      text: expect.stringMatching(/^Test: .+ http:\/\/localhost:3000\/c\//),
    })
  })

  it('that fails says why, and is not tried again', async () => {
    world.mail.unknown.add(manager.user.email)
    const { body } = await send({ kind: 'package.received', channel: 'email' })
    await run()
    expect(await outcome(body.deliveryId)).toEqual({ state: 'failed', reason: 'SMTP 550' })
    expect((await contacts()).map(([name]) => name)).toEqual(['Mia'])
    const health = await get('notification-health', manager.cookie)
    const email = health.body.channels.find(
      ({ channel }: { channel: string }) => channel === 'email',
    )
    expect(email).toMatchObject({ failed: 1, lastFailure: { reason: 'SMTP 550' } })
  })

  it('is refused for a channel that is not there, a kind that is not there, and the bell', async () => {
    for (const [body, status, code, field] of [
      [{ kind: 'package.received', channel: 'telegram' }, 409, 'notices.channel-off', 'channel'],
      [{ kind: 'nonsense', channel: 'email' }, 400, 'notifications.unknown-choice', 'kind'],
      [{ kind: 'package.received', channel: 'in-app' }, 400, 'validation.invalid', 'channel'],
      [
        { kind: 'package.received', channel: 'email', locale: 'de' },
        400,
        'validation.invalid',
        'locale',
      ],
    ] as const) {
      const answer = await send(body)
      expect([answer.status, answer.body.error.code, answer.body.error.field]).toEqual([
        status,
        code,
        field,
      ])
    }
    expect(await run()).toBe(0)
  })

  it('is the own manager’s alone, and so is its outcome', async () => {
    const { body } = await send({ kind: 'package.received', channel: 'email' })
    const colleague = await make.person(place.id, 'manager')
    const elsewhere = await make.community()
    const stranger = await make.person(elsewhere.id, 'manager')
    const path = `notification-test/${body.deliveryId}`
    expect((await get(path, colleague.cookie)).status).toBe(404)
    expect((await get(path, stranger.cookie)).status).toBe(404)
    const board = await make.person(place.id, 'board')
    for (const { cookie } of [resident, board]) {
      for (const one of ['contact-health', 'contact-health/export', 'notification-health', path]) {
        expect([one, (await get(one, cookie)).status]).toEqual([one, 403])
      }
      expect((await send({ kind: 'package.received', channel: 'email' }, cookie)).status).toBe(403)
    }
  })

  it('goes through the worker’s queue', async () => {
    const worker = await workHere(world.app)
    try {
      const { body } = await send({ kind: 'package.received', channel: 'email' })
      await until(async () => (await outcome(body.deliveryId)).state === 'sent')
    } finally {
      await worker.stop()
    }
  }, 60_000)
})

describe('every kind of notice', () => {
  it('has a sample, with a mail of its own where the kind has one', async () => {
    const { noticeKinds } = await import('@/kernel/notifications/kinds')
    const kinds = [...noticeKinds().values()]
    expect(kinds.length).toBeGreaterThan(4)
    for (const { kind, sample, email } of kinds) {
      expect([kind, Boolean(sample), Boolean(sample?.email)]).toEqual([kind, true, Boolean(email)])
    }
  })
})
