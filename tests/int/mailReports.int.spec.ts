import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Webhook } from 'standardwebhooks'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startHttpSink, until, type HttpSink } from '../helpers/sinks'
import { workHere } from '../helpers/worker'

const SECRET = `whsec_${Buffer.from('a-secret-of-24-characters').toString('base64')}`

let app: App
let make: Builders
let resend: HttpSink
let screens: HttpSink
let place: Community
let unit: Unit
let resident: Person
let concierge: Person

beforeAll(async () => {
  resend = await startHttpSink()
  screens = await startHttpSink()
  app = await startApp({
    RESEND_API_KEY: 're_test',
    RESEND_BASE_URL: `http://127.0.0.1:${String(resend.port)}`,
    RESEND_WEBHOOK_SECRET: SECRET,
    PUSHER_PORT: String(screens.port),
  })
  make = buildersFor(app)
  place = await make.community()
  concierge = await make.person(place.id, 'concierge')
}, 60_000)
afterAll(async () => {
  await app.stop()
  await resend.stop()
  await screens.stop()
})
beforeEach(async () => {
  await app.sql(`delete from pgboss.job where name = 'kernelNoteMailReport'`)
  unit = await make.unit(place.id)
  resident = await make.person(place.id, 'owner', { unit: unit.id })
})

const post = (
  body: object | string,
  { id = `msg_${randomUUID()}`, at = new Date(), secret = SECRET, signature = '' } = {},
) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return app.call('POST', '/webhooks/resend', {
    body: text,
    headers: {
      'svix-id': id,
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': signature === '' ? new Webhook(secret).sign(id, at, text) : signature,
    },
  })
}
const event = (type: string, mail: string, more: object = {}, to = resident.user.email) => ({
  type,
  created_at: new Date().toISOString(),
  data: { email_id: mail, from: 'Courtyard', to: [to], subject: 'x', ...more },
})
const BOUNCE = { bounce: { type: 'Permanent', subType: 'General', message: 'No such mailbox.' } }

/** Does what the worker would do with the reports that wait. */
const note = async () => {
  const { noteReport } = await import('@/kernel/notifications/reports/noteReport')
  const jobs = await app.sql<{ data: unknown }>(
    `delete from pgboss.job where name = 'kernelNoteMailReport' and start_after <= now()
     returning data`,
  )
  for (const { data } of jobs) await noteReport({ payload: app.payload, data })
  return jobs.length
}
const report = async (type: string, mail: string, more: object = {}) => {
  const { status } = await post(event(type, mail, more))
  expect(status).toBe(200)
  await note()
}

/** A mail that has left through Resend: the provider's id of it, and its row. */
const mailed = async () => {
  const mail = randomUUID()
  resend.answer = { status: 200, body: { id: mail } }
  const { body } = await app.call('POST', `/c/${place.slug}/packages`, {
    as: concierge.cookie,
    body: { unit: unit.id, carrier: 'ups' },
  })
  const [job] = await app.sql<{ data: object }>(
    `delete from pgboss.job where data->'data'->>'packageId' = $1 returning data`,
    [body.id],
  )
  const { handleEvent } = await import('@/kernel/events/handle')
  await handleEvent(app.payload, app.manifest, job!.data)
  const { deliver } = await import('@/kernel/notifications/deliver')
  const { noticeKinds } = await import('@/kernel/notifications/kinds')
  const [waiting] = await app.sql<{ id: string }>(
    `select id from deliveries where data->>'packageId' = $1 and channel = 'email'`,
    [body.id],
  )
  const what = { deliveryId: waiting!.id }
  await deliver(app.payload, noticeKinds(), 'email', what, { isLastTry: false })
  const row = async () => {
    const [one] = await app.sql<{
      state: string
      reason: string | null
      delivered_at: Date | null
      provider_id: string
    }>('select state, reason, delivered_at, provider_id from deliveries where id = $1', [
      waiting!.id,
    ])
    return one!
  }
  return { id: waiting!.id, mail, row }
}
const addressOf = async ({ user }: Person) => {
  const [row] = await app.sql<{
    email_refused_at: Date | null
    email_refused_reason: string | null
  }>('select email_refused_at, email_refused_reason from users where id = $1', [user.id])
  return row!.email_refused_at === null ? null : row!.email_refused_reason
}

describe('a report of Resend', () => {
  it('is believed with the right signature alone, and not an old one', async () => {
    const body = event('email.delivered', 'x')
    const other = `whsec_${Buffer.from('another-secret-of-24-chars').toString('base64')}`
    const wrong = [
      await post(body, { secret: other }),
      await post(body, { signature: 'v1,bm90IGEgc2lnbmF0dXJl' }),
      await post(body, { signature: 'nonsense' }),
      await post(body, { at: new Date(Date.now() - 6 * 60_000) }),
      await post(body, { at: new Date(Date.now() + 6 * 60_000) }),
      await app.call('POST', '/webhooks/resend', { body }),
      await app.call('POST', '/webhooks/resend', { body: {} }),
    ]
    for (const { status, body: answer } of wrong) {
      expect([status, answer.error.code]).toEqual([401, 'notifications.not-signed'])
    }
    expect(await note()).toBe(0)
    expect((await post(body)).body).toEqual({ isNew: true })
  })

  it('whose bytes were changed on the way is refused', async () => {
    const id = 'msg_changed'
    const at = new Date()
    const text = JSON.stringify(event('email.delivered', 'x'))
    const signature = new Webhook(SECRET).sign(id, at, text)
    expect((await post(text.replace('delivered', 'bounced'), { id, at, signature })).status).toBe(
      401,
    )
    expect((await post(text, { id, at, signature })).status).toBe(200)
  })

  it('that is no report is told so, and one of a kind that says nothing here is let pass', async () => {
    for (const body of ['not json', '[]', '{"type":5}', '{"type":"email.bounced"}']) {
      const { status, body: answer } = await post(body)
      expect([body, status, typeof answer.error.message]).toEqual([body, 400, 'string'])
    }
    expect((await post(event('email.opened', 'x'))).body).toEqual({ isNew: false })
    expect((await post({ type: 'contact.created', data: {} })).body).toEqual({ isNew: false })
    expect(await note()).toBe(0)
  })

  it('does its work once, however often it is sent', async () => {
    const { mail, row } = await mailed()
    const id = 'msg_once'
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(event('email.bounced', mail, BOUNCE), { id })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(answers.filter(({ body }) => body.isNew)).toHaveLength(1)
    expect(await note()).toBe(1)
    expect((await row()).state).toBe('failed')
    // The person mends the address; an old report that comes again does not undo that.
    await app.sql('update users set email_refused_at = null where id = $1', [resident.user.id])
    expect((await post(event('email.bounced', mail, BOUNCE), { id })).body).toEqual({
      isNew: false,
    })
    await note()
    expect(await addressOf(resident)).toBeNull()
  })

  it('says that a mail arrived, and that the address works', async () => {
    await app.sql(`update users set email_refused_at = now() - interval '8 days' where id = $1`, [
      resident.user.id,
    ])
    const { mail, row } = await mailed()
    expect(await row()).toMatchObject({ state: 'sent', provider_id: mail, delivered_at: null })
    // That Resend took it says nothing about the address.
    expect(await addressOf(resident)).toBeNull()
    const [before] = await app.sql('select email_refused_at from users where id = $1', [
      resident.user.id,
    ])
    expect(before).not.toEqual({ email_refused_at: null })
    await report('email.delivery_delayed', mail)
    expect(await row()).toMatchObject({ state: 'sent', reason: 'delivery-delayed' })
    await report('email.delivered', mail)
    expect(await row()).toMatchObject({
      state: 'delivered',
      reason: null,
      delivered_at: expect.any(Date),
    })
    const [after] = await app.sql('select email_refused_at from users where id = $1', [
      resident.user.id,
    ])
    expect(after).toEqual({ email_refused_at: null })
    // One that was overtaken changes nothing.
    await report('email.delivery_delayed', mail)
    expect(await row()).toMatchObject({ state: 'delivered', reason: null })
  })

  it('says that a mail came back for good: the delivery failed, the address is flagged', async () => {
    const { mail, row } = await mailed()
    await report('email.bounced', mail, BOUNCE)
    expect(await row()).toMatchObject({ state: 'failed', reason: 'No such mailbox.' })
    expect(await addressOf(resident)).toBe('No such mailbox.')
    await report('email.delivered', mail)
    expect((await row()).state).toBe('failed')
  })

  it('says that a mail came back for now: the address is kept', async () => {
    const { mail, row } = await mailed()
    await report('email.bounced', mail, { bounce: { type: 'Transient', message: 'Mailbox full' } })
    expect(await row()).toMatchObject({ state: 'failed', reason: 'Mailbox full' })
    expect(await addressOf(resident)).toBeNull()
  })

  it('says that somebody called it spam: it arrived, and no more is sent there', async () => {
    const { mail, row } = await mailed()
    await report('email.complained', mail)
    expect(await row()).toMatchObject({ state: 'delivered', reason: 'complained' })
    expect(await addressOf(resident)).toBe('complained')
    const second = await mailed().catch(() => null)
    expect(second === null ? null : (await second.row()).state).toBe('suppressed')
  })

  it('leaves what was read meanwhile as read', async () => {
    const { id, mail, row } = await mailed()
    await app.sql(`update deliveries set state = 'read', read_at = now() where id = $1`, [id])
    await report('email.delivered', mail)
    expect(await row()).toMatchObject({ state: 'read', delivered_at: expect.any(Date) })
    await report('email.bounced', mail, BOUNCE)
    expect((await row()).state).toBe('read')
  })

  it('flags no address that the person has not any more', async () => {
    const { mail, row } = await mailed()
    const body = event('email.bounced', mail, BOUNCE, 'old@example.org')
    await post(body)
    await note()
    expect((await row()).state).toBe('failed')
    expect(await addressOf(resident)).toBeNull()
  })

  it('that comes before our note of the mail is looked at again', async () => {
    const { id, mail, row } = await mailed()
    await app.sql('update deliveries set provider_id = null where id = $1', [id])
    await report('email.bounced', mail, BOUNCE)
    expect((await row()).state).toBe('sent')
    expect(await addressOf(resident)).toBe('No such mailbox.')
    await app.sql('update deliveries set provider_id = $2 where id = $1', [id, mail])
    await app.sql(`update pgboss.job set start_after = now() where name = 'kernelNoteMailReport'`)
    expect(await note()).toBe(1)
    expect((await row()).state).toBe('failed')
  })

  it('of a mail that is in no ledger is looked for twice, and then left', async () => {
    await report('email.bounced', randomUUID(), BOUNCE)
    expect(await addressOf(resident)).toBe('No such mailbox.')
    await app.sql(`update pgboss.job set start_after = now() where name = 'kernelNoteMailReport'`)
    expect(await note()).toBe(1)
    expect(await app.sql(`select 1 from pgboss.job where name = 'kernelNoteMailReport'`)).toEqual(
      [],
    )
  })

  it('goes through the worker’s queue', async () => {
    const { mail, row } = await mailed()
    const worker = await workHere(app)
    try {
      await post(event('email.bounced', mail, BOUNCE))
      await until(async () => (await row()).state === 'failed')
    } finally {
      await worker.stop()
    }
  }, 60_000)

  it('is forgotten after a month', async () => {
    await app.sql(
      `insert into mail_reports values ('old', now() - interval '31 days'), ('new', now())`,
    )
    const { forgetOldReports } = await import('@/kernel/notifications/reports/noteReport')
    await forgetOldReports({ payload: app.payload })
    const left = await app.sql(`select id from mail_reports where id in ('old', 'new')`)
    expect(left).toEqual([{ id: 'new' }])
  })

  it('has nowhere to go where no secret is set', async () => {
    const { env } = await import('@/kernel/env')
    const secret = env().RESEND_WEBHOOK_SECRET
    delete env().RESEND_WEBHOOK_SECRET
    expect((await post(event('email.delivered', 'x'))).status).toBe(404)
    env().RESEND_WEBHOOK_SECRET = secret
  })
})
