import { randomUUID } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Community } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startHttpSink, startMailSink, until, type HttpSink, type MailSink } from '../helpers/sinks'

let app: App
let make: Builders
let mail: MailSink
let screens: HttpSink
let place: Community
let concierge: Person

beforeAll(async () => {
  mail = await startMailSink()
  screens = await startHttpSink()
  app = await startApp({ SMTP_URL: mail.url, PUSHER_PORT: String(screens.port) })
  make = buildersFor(app)
  place = await make.community()
  concierge = await make.person(place.id, 'concierge')
}, 60_000)
afterAll(async () => {
  await app.stop()
  await mail.stop()
  await screens.stop()
})

describe('readiness', () => {
  it('waits for a worker, and says what is missing', async () => {
    const { readiness } = await import('@/kernel/http/health')
    const migrations = path.resolve('src/migrations')
    const before = await readiness(app.payload, migrations)
    expect(before.isReady).toBe(false)
    expect(before.checks).toEqual({
      database: 'ok',
      migrations: 'ok',
      worker: 'failing',
      jobs: 'ok',
    })
    await app.sql(`insert into worker_heartbeats (id, at) values ('test', now())`)
    expect((await readiness(app.payload, migrations)).isReady).toBe(true)
    await app.sql(`delete from payload_migrations where name like '%guards'`)
    expect((await readiness(app.payload, migrations)).checks.migrations).toBe('failing')
  })
})

describe('pictures that nobody names', () => {
  it('go after a day; young ones and those of a row stay', async () => {
    const { storage } = await import('@/kernel/files/storage')
    const { removeOrphans } = await import('@/collections/media/operations/removeOrphans')
    const { sweepOrphansHandler } = await import('@/collections/media/jobs/sweepOrphans.handler')
    const held = await make.photo(place.id)
    const [old, young] = [`${randomUUID()}.webp`, `${randomUUID()}.webp`]
    for (const name of [old, young]) await storage().put(`photos/${name}`, 'x')
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3600 * 1000)
    const folder = path.join(app.env['DATA_DIR'] ?? '', 'uploads', 'photos')
    for (const name of [old, held.filename ?? '']) {
      await utimes(path.join(folder, name), twoDaysAgo, twoDaysAgo)
    }
    expect(await removeOrphans({ payload: app.payload, now: new Date() })).toEqual([old])
    expect(await storage().exists(`photos/${young}`)).toBe(true)
    expect(await storage().exists(`photos/${held.filename ?? ''}`)).toBe(true)
    await sweepOrphansHandler({ payload: app.payload })
  })
})

describe('portraits that no account names', () => {
  it('go after a day; young ones and that of a person stay', async () => {
    const { storage } = await import('@/kernel/files/storage')
    const { portraitKey } = await import('@/collections/users/operations/profile/portraitKey')
    const { sweepPortraits } = await import('@/collections/users/operations/profile/sweepPortraits')
    const old = `${randomUUID()}.webp`
    const young = `${randomUUID()}.webp`
    const held = `${randomUUID()}.webp`
    for (const name of [old, young, held]) await storage().put(portraitKey(name), 'x')
    await app.sql('update users set photo = $1 where id = $2', [held, concierge.user.id])
    const folder = path.join(app.env['DATA_DIR'] ?? '', 'uploads', 'portraits')
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3600 * 1000)
    for (const name of [old, held]) await utimes(path.join(folder, name), twoDaysAgo, twoDaysAgo)
    expect(await sweepPortraits({ payload: app.payload, now: new Date() })).toEqual([old])
    expect(await storage().exists(portraitKey(young))).toBe(true)
    expect(await storage().exists(portraitKey(held))).toBe(true)
  })
})

describe('the question of each year', () => {
  const ask = async (now: Date) => {
    const { askStillRight } = await import('@/collections/users/operations/profile/askStillRight')
    return askStillRight({ payload: app.payload, now })
  }
  const inYears = (years: number) => new Date(Date.now() + years * 366 * 24 * 3600 * 1000)

  it('goes to each person once, however many ask, and not to those whom no mail reaches', async () => {
    const asked = await make.person(place.id, 'concierge')
    const bounced = await make.person(place.id, 'concierge')
    const gone = await make.person(place.id, 'concierge')
    await app.sql(`update users set email_verified_at = now(), created_at = now()`)
    await app.sql(`update users set created_at = now() - interval '2 years' where id = any($1)`, [
      [asked, bounced, gone].map(({ user }) => user.id),
    ])
    await app.sql(`update users set email_refused_at = now() where id = $1`, [bounced.user.id])
    await app.sql(`update memberships set valid_to = now() where user_id = $1`, [gone.user.id])
    const counts = await Promise.all(Array.from({ length: 20 }, () => ask(new Date())))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
    const jobs = await app.sql<{ data: { userId: string } }>(
      `select data from pgboss.job where name = 'usersMailStillRight'`,
    )
    expect(jobs.map(({ data }) => data.userId)).toEqual([asked.user.id])

    const { mailStillRight } = await import('@/collections/users/operations/profile/askStillRight')
    await mailStillRight(app.payload, { userId: asked.user.id, year: 2026 })
    expect(mail.mails.at(-1)).toMatchObject({
      to: [{ address: asked.user.email }],
      subject: 'Is this still right?',
    })
    const before = mail.mails.length
    await app.sql('update users set details_confirmed_at = now(), details_asked_at = null')
    await mailStillRight(app.payload, { userId: asked.user.id, year: 2026 })
    expect(mail.mails).toHaveLength(before)
  })

  it('comes again a year after the answer', async () => {
    expect(await ask(new Date())).toBe(0)
    expect(await ask(inYears(1))).toBeGreaterThan(0)
    expect(await ask(inYears(1))).toBe(0)
    expect(await ask(inYears(2.1))).toBeGreaterThan(0)
  })
})

describe('answers that were given once', () => {
  it('are forgotten after a day', async () => {
    const { forgetOldAnswers } = await import('@/kernel/http/forgetOldAnswers')
    for (const age of ['2 days', '1 hour']) {
      await app.sql(
        `insert into idempotency_keys (id, user_id, key, endpoint, body_hash, created_at)
         values ($1, $2, $3, 'x', 'x', now() - $4::interval)`,
        [randomUUID(), concierge.user.id, age, age],
      )
    }
    await forgetOldAnswers({ payload: app.payload })
    expect(await app.sql('select 1 from idempotency_keys')).toHaveLength(1)
  })
})

describe('a worker', () => {
  it('takes events from the queue, tells screens and people, and stops when asked', async () => {
    const { startWorker } = await import('@/kernel/jobs/worker')
    const unit = await make.unit(place.id)
    const resident = await make.person(place.id, 'owner', { unit: unit.id })
    const worker = await startWorker(app.payload, app.manifest)
    const logged = await app.call('POST', `/c/${place.slug}/packages`, {
      as: concierge.cookie,
      body: { unit: unit.id, carrier: 'dhl' },
    })
    expect(logged.status).toBe(201)
    const sent = await until(() =>
      mail.mails.find(({ to }) => to?.some(({ address }) => address === resident.user.email)),
    )
    expect(sent.subject).toContain('DHL')
    const told = await until(async () => {
      const [row] = await app.sql<{ notified_at: Date | null }>(
        'select notified_at from packages where id = $1',
        [logged.body.id],
      )
      return row?.notified_at ?? undefined
    })
    expect(told).toBeInstanceOf(Date)
    expect(screens.requests.some(({ body }) => body.includes('package.received'))).toBe(true)
    const [beat] = await app.sql(`select 1 from worker_heartbeats where id <> 'test'`)
    expect(beat).toBeDefined()
    await worker.stop()
  }, 90_000)
})
