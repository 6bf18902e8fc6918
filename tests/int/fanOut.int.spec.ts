import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders } from '../helpers/builders'
import { startHttpSink, startMailSink, until, type HttpSink, type MailSink } from '../helpers/sinks'
import { startWorker, workHere } from '../helpers/worker'

const PEOPLE = 3000
/** In batches of a thousand: the last is where the first worker dies, and the second too. */
const BEFORE_THE_LAST = 2000
const MAILED_BEFORE = 300

let app: App
let make: Builders
let mail: MailSink
let screens: HttpSink

beforeAll(async () => {
  mail = await startMailSink()
  screens = await startHttpSink()
  app = await startApp({ SMTP_URL: mail.url, PUSHER_PORT: String(screens.port) })
  make = buildersFor(app)
}, 60_000)
afterAll(async () => {
  await app.stop()
  await mail.stop()
  await screens.stop()
})

const count = async (query: string): Promise<number> => {
  const [row] = await app.sql<{ n: string }>(`select count(*) as n from ${query}`)
  return Number(row!.n)
}

/** The job of a worker that is gone is given back when its time is up: a test does not wait for that. */
const giveBack = () =>
  app.sql(`update pgboss.job set state = 'retry', start_after = now() where state = 'active'`)

describe('a worker that is killed while it tells three thousand people', () => {
  it('is followed by others that go on: nobody is told twice, nobody is left out', async () => {
    const place = await make.community()
    const unit = await make.unit(place.id)
    const concierge = await make.person(place.id, 'concierge')
    await app.sql(
      `with people as (
         insert into users (id, email, name, locale, email_verified_at)
         select gen_random_uuid(), 'n' || i || '@example.org', 'Neighbour ' || i,
           (case when i % 3 = 0 then 'fr' else 'en' end)::enum_users_locale, now()
         from generate_series(1, $1::int) i returning id)
       insert into memberships (id, community_id, user_id, unit_id, role, status)
       select gen_random_uuid(), $2, id, $3, 'owner', 'active' from people`,
      [PEOPLE, place.id, unit.id],
    )
    // Screens cannot be told, at first.
    screens.answer.status = 500
    const lastPerson = `select id from users where email like 'n%@example.org' order by id desc limit 1`
    const lock = new pg.Client({ connectionString: app.urls.owner })
    await lock.connect()

    // Killed while it fills the bells: the last person of all waits behind this lock.
    await lock.query('begin')
    await lock.query(`select 1 from users where id = (${lastPerson}) for update`)
    const first = startWorker(app.env)
    const { status } = await app.call('POST', `/c/${place.slug}/packages`, {
      as: concierge.cookie,
      body: { unit: unit.id, carrier: 'dhl' },
    })
    expect(status).toBe(201)
    await until(async () => (await count('notices')) === BEFORE_THE_LAST)
    await first.kill()
    await lock.query('rollback')
    expect(await count('notices')).toBe(BEFORE_THE_LAST)
    expect(await count(`deliveries where channel = 'email'`)).toBe(0)

    // Killed while it plans the mails, and while some of them leave.
    await lock.query('begin')
    await lock.query(
      `insert into notice_throttles (user_id, channel, window_start)
       select id, 'email', now() from (${lastPerson}) last`,
    )
    mail.decide = (tries) =>
      tries > MAILED_BEFORE ? new Promise(() => undefined) : Promise.resolve()
    await giveBack()
    const second = startWorker(app.env)
    await until(async () => (await count(`deliveries where state = 'sent'`)) === MAILED_BEFORE)
    await until(async () => (await count(`deliveries where channel = 'email'`)) === BEFORE_THE_LAST)
    await second.kill()
    await lock.query('rollback')
    await lock.end()
    expect(await count('notices')).toBe(PEOPLE)
    expect(await count(`deliveries where channel = 'email'`)).toBe(BEFORE_THE_LAST)
    expect(mail.mails).toHaveLength(MAILED_BEFORE)
    mail.decide = undefined
    screens.answer.status = 200
    screens.requests.length = 0

    await giveBack()
    const third = startWorker(app.env)
    try {
      await until(
        async () =>
          (await count(`deliveries where channel = 'email' and state = 'sent'`)) === PEOPLE &&
          (await count(
            `pgboss.job where name in ('events', 'deliver-email')
             and state in ('created', 'retry', 'active')`,
          )) === 0,
        240_000,
      )
    } finally {
      await third.kill()
    }
    const [told] = await app.sql<Record<string, string>>(
      `select count(*) as notices, count(distinct recipient_id) as people,
         (select count(*) from deliveries where channel = 'in-app' and state = 'delivered') as bell,
         (select count(*) from deliveries where channel = 'email') as mails
       from notices`,
    )
    const all = String(PEOPLE)
    expect(told).toEqual({ notices: all, people: all, bell: all, mails: all })
    expect(mail.mails).toHaveLength(PEOPLE)
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(PEOPLE)
    expect(new Set(mail.mails.map(({ to }) => to![0]!.address)).size).toBe(PEOPLE)
    const rung = new Set(
      screens.requests
        .map(({ body }) => body)
        .filter((body) => body.includes('notice.changed'))
        .flatMap((body) => body.match(/private-user-[0-9a-f-]{36}/g) ?? []),
    )
    expect(rung.size).toBe(PEOPLE)
  }, 400_000)
})

describe('an event that takes its time', () => {
  it('keeps nobody else waiting', async () => {
    screens.answer.status = 200
    const settle = async () => {
      const place = await make.community()
      const unit = await make.unit(place.id)
      const concierge = await make.person(place.id, 'concierge')
      const owner = await make.person(place.id, 'owner', { unit: unit.id })
      return { place, unit, concierge, owner }
    }
    type Home = Awaited<ReturnType<typeof settle>>
    const [slow, other] = [await settle(), await settle()]
    const logIn = async ({ place, unit, concierge }: Home) => {
      const { status } = await app.call('POST', `/c/${place.slug}/packages`, {
        as: concierge.cookie,
        body: { unit: unit.id, carrier: 'dhl' },
      })
      expect(status).toBe(201)
    }
    const toldOf = ({ owner }: Home) => count(`notices where recipient_id = '${owner.user.id}'`)
    const atFirstTry = `pgboss.job where name = 'events' and state = 'active' and retry_count = 0
      and data ->> 'community' = '${slow.place.id}'`
    const lock = new pg.Client({ connectionString: app.urls.owner })
    await lock.connect()
    await lock.query('begin')
    await lock.query('select 1 from users where id = $1 for update', [slow.owner.user.id])
    const worker = await workHere(app)
    try {
      await logIn(slow)
      await until(async () => (await count(atFirstTry)) === 1)
      await logIn(other)
      await until(async () => (await toldOf(other)) === 1)
      // Still at its first try: nobody had to wait until it was given up.
      expect(await count(atFirstTry)).toBe(1)
      expect(await toldOf(slow)).toBe(0)
      await lock.query('rollback')
      await until(async () => (await toldOf(slow)) === 1)
    } finally {
      await lock.end()
      await worker.stop()
    }
  })
})
