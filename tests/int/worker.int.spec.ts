import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startHttpSink, startMailSink, until, type HttpSink, type MailSink } from '../helpers/sinks'
import { startWorker, type Worker } from '../helpers/worker'

let app: App
let make: Builders
let mail: MailSink
let screens: HttpSink
let place: Community
let unit: Unit
let concierge: Person
const workers: Worker[] = []

beforeAll(async () => {
  mail = await startMailSink()
  screens = await startHttpSink()
  app = await startApp({ SMTP_URL: mail.url, PUSHER_PORT: String(screens.port) })
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court' })
  unit = await make.unit(place.id, { number: '12' })
  concierge = await make.person(place.id, 'concierge')
}, 60_000)
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.kill()))
  mail.mails.length = 0
  mail.decide = undefined
})
afterAll(async () => {
  await app.stop()
  await mail.stop()
  await screens.stop()
})

const begin = (): Worker => {
  const worker = startWorker(app.env)
  workers.push(worker)
  return worker
}
const log = async (to: Unit): Promise<string> => {
  const { status, body } = await app.call('POST', `/c/${place.slug}/packages`, {
    as: concierge.cookie,
    body: { unit: to.id, carrier: 'dhl' },
  })
  expect(status).toBe(201)
  return body.id
}
const deliveries = (parcel: string) =>
  app.sql<{ state: string; reason: string | null; attempts: string }>(
    `select state, reason, attempts from deliveries
     where data->>'packageId' = $1 and channel = 'email' order by id`,
    [parcel],
  )
const isIdle = async () => {
  const open = await app.sql(
    `select 1 from pgboss.job where state in ('created', 'retry', 'active')
       and name in ('events', 'deliver-email')`,
  )
  return open.length === 0
}
const sent = (parcel: string, people: number) =>
  until(async () => {
    const rows = await deliveries(parcel)
    return rows.length === people && rows.every(({ state }) => state === 'sent') && isIdle()
  })

describe('the worker', () => {
  it('writes to everybody in the unit, in their own language, and tells the screens', async () => {
    const ada = await make.person(place.id, 'owner', { unit: unit.id, name: 'Ada Lovelace' })
    const zoe = await make.person(place.id, 'household', {
      unit: unit.id,
      name: 'Zoé Dupont',
      locale: 'fr',
    })
    const gone = await make.person(place.id, 'leaseholder', {
      unit: unit.id,
      validTo: '2020-01-01T00:00:00.000Z',
    })
    begin()
    const parcel = await log(unit)
    await sent(parcel, 2)
    const to = (person: Person) =>
      mail.mails.filter(({ to: list }) => list?.[0]?.address === person.user.email)
    expect([to(ada).length, to(zoe).length, to(gone).length]).toEqual([1, 1, 0])
    const { pickupCode } = await app.past.findByID({ collection: 'packages', id: parcel })
    const code = `${pickupCode!.slice(0, 4)}-${pickupCode!.slice(4)}`
    const [english] = to(ada)
    const [french] = to(zoe)
    for (const message of [english!, french!]) {
      expect(message.subject).toContain('Maple Court')
      for (const body of [message.html!, message.text!]) expect(body).toContain(code)
      expect(message.text).not.toContain('<')
      expect(message.messageId).toMatch(/^<[\w.-]+@example\.org>$/)
    }
    const bell = await app.sql<{ id: string; recipient_id: string; path: string; title: string }>(
      `select id, recipient_id, path, title from notices where path like '%' || $1`,
      [parcel],
    )
    expect(bell.map(({ path }) => path)).toEqual(
      bell.map(() => `/c/${place.slug}/packages/${parcel}`),
    )
    for (const [person, message] of [
      [ada, english!],
      [zoe, french!],
    ] as const) {
      const { id } = bell.find(({ recipient_id }) => recipient_id === person.user.id)!
      for (const body of [message.html!, message.text!]) expect(body).toContain(`/n/${id}`)
      expect(message.html).not.toMatch(/(NAME|LINK)[0-9A-F]{16}/)
    }
    expect(english!.html).toContain('lang="en"')
    expect(french!.html).toContain('lang="fr"')
    expect(english!.subject).not.toBe(french!.subject)
    expect(french!.text).toContain('Zoé')
    const { notifiedAt } = await app.past.findByID({ collection: 'packages', id: parcel })
    expect(notifiedAt).toEqual(expect.any(String))
    const triggered = screens.requests.map(({ body }) => body).join('\n')
    expect(triggered).toContain(`private-desk-${place.id}`)
    expect(triggered).toContain(`private-user-${ada.user.id}`)
    expect(triggered).not.toContain(gone.user.id)
    expect(triggered).not.toContain(code)
  }, 120_000)

  it('that is killed between event and mail loses nothing: the mail arrives, once', async () => {
    const own = await make.unit(place.id)
    await make.person(place.id, 'owner', { unit: own.id })
    const before = mail.tries()
    // The first message is read to the end and never answered, as if the network had gone.
    mail.decide = (count) =>
      count === before + 1 ? new Promise(() => undefined) : Promise.resolve()
    const first = begin()
    const parcel = await log(own)
    await until(() => mail.tries() === before + 1)
    await first.kill()
    expect((await deliveries(parcel)).map(({ state }) => state)).toEqual(['sending'])
    expect(mail.mails).toHaveLength(0)
    begin()
    await sent(parcel, 1)
    expect(mail.mails).toHaveLength(1)
    expect((await deliveries(parcel)).map(({ attempts }) => Number(attempts))).toEqual([2])
  }, 180_000)

  it('sends each mail once when several work', async () => {
    const own = await make.unit(place.id)
    await make.person(place.id, 'owner', { unit: own.id })
    begin()
    begin()
    const parcels: string[] = []
    for (let index = 0; index < 20; index += 1) parcels.push(await log(own))
    for (const parcel of parcels) await sent(parcel, 1)
    expect(mail.mails).toHaveLength(20)
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(20)
  }, 180_000)

  it('flags an address that the server does not know, until one takes mail again', async () => {
    const own = await make.unit(place.id)
    const person = await make.person(place.id, 'owner', { unit: own.id })
    const flag = () =>
      app.sql<{ email_refused_reason: string | null }>(
        'select email_refused_reason from users where id = $1',
        [person.user.id],
      )
    mail.unknown.add(person.user.email)
    begin()
    const refused = await log(own)
    await until(async () => (await flag())[0]?.email_refused_reason === 'SMTP 550')
    expect(await deliveries(refused)).toMatchObject([{ state: 'failed', reason: 'SMTP 550' }])
    mail.unknown.clear()
    // For a week it rests; what cannot wait would be tried all the same.
    const resting = await log(own)
    await until(async () => (await deliveries(resting)).length > 0)
    expect(await deliveries(resting)).toMatchObject([
      { state: 'suppressed', reason: 'address-refused' },
    ])
    await app.sql("update users set email_refused_at = now() - interval '8 days' where id = $1", [
      person.user.id,
    ])
    // What is wrong with one message says nothing about the address.
    mail.decide = () => Promise.reject(Object.assign(new Error('spam'), { responseCode: 554 }))
    const unwanted = await log(own)
    await until(async () => (await deliveries(unwanted))[0]?.state === 'failed')
    expect(await flag()).toEqual([{ email_refused_reason: 'SMTP 550' }])
    mail.decide = undefined
    await sent(await log(own), 1)
    await until(async () => (await flag())[0]?.email_refused_reason === null)
  }, 180_000)

  it('stops in order when it is asked to', async () => {
    await app.sql('delete from worker_heartbeats')
    const worker = begin()
    await until(async () => (await app.sql('select 1 from worker_heartbeats')).length > 0)
    await worker.stop()
    expect(worker.child.exitCode).toBe(0)
  }, 60_000)
})
