import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { AnyNotificationKind } from '@/kernel/notifications/kind'
import type { Community, Package, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { PUBLIC_URL } from '../helpers/environment.mjs'
import { startHttpSink, startMailSink, type HttpSink, type MailSink } from '../helpers/sinks'

let app: App
let make: Builders
let mail: MailSink
let screens: HttpSink
let kinds: Map<string, AnyNotificationKind>
let place: Community
let unit: Unit
let manager: Person
let concierge: Person
let ada: Person
let zoe: Person

/** Monday, ten in the morning in Paris. */
const CAME = '2026-06-01T08:00:00Z'

beforeAll(async () => {
  mail = await startMailSink()
  screens = await startHttpSink()
  app = await startApp({
    SMTP_URL: mail.url,
    PUSHER_PORT: String(screens.port),
    RATE_LIMIT_SCALE: '10000',
  })
  make = buildersFor(app)
  kinds = new Map(
    app.manifest.modules
      .flatMap(({ notifications }) => notifications ?? [])
      .map((kind) => [kind.kind, kind]),
  )
}, 60_000)
afterAll(async () => {
  await app.stop()
  await mail.stop()
  await screens.stop()
})
beforeEach(async () => {
  mail.mails.length = 0
  // What earlier tests left waits no more: one run goes over all communities.
  await app.sql(`update packages set status = 'lost', closed_at = now() where status = 'received'`)
  place = await make.community({ name: 'Maple Court', timeZone: 'Europe/Paris' })
  unit = await make.unit(place.id, { number: '402' })
  manager = await make.person(place.id, 'manager')
  concierge = await make.person(place.id, 'concierge')
  ada = await make.person(place.id, 'owner', { unit: unit.id, name: 'Ada' })
  zoe = await make.person(place.id, 'household', { unit: unit.id, name: 'Zoé', locale: 'fr' })
})

/** A parcel that came at a moment; whoever was told of it then was told. */
const parcel = async (came = CAME, data: Partial<Package> = {}): Promise<string> => {
  const { id } = await make.parcel(place.id, unit.id, data)
  await app.sql('update packages set received_at = $2 where id = $1', [id, came])
  await app.sql(`delete from pgboss.job where name = 'events'`)
  return id
}
const remind = async (at: string): Promise<number> => {
  const { remindWaiting } = await import('@/collections/packages/operations/remindWaiting')
  return remindWaiting({ payload: app.payload, now: new Date(at) })
}
/** Does what the worker would do with the jobs that wait. */
const handleEvents = async (): Promise<number> => {
  const { handleEvent } = await import('@/kernel/events/handle')
  const jobs = await app.sql<{ data: unknown }>(
    `delete from pgboss.job where name = 'events' and state = 'created' returning data`,
  )
  for (const { data } of jobs) await handleEvent(app.payload, app.manifest, data)
  return jobs.length
}
const deliverMails = async (): Promise<void> => {
  const { deliver } = await import('@/kernel/notifications/deliver')
  const jobs = await app.sql<{ data: unknown }>(
    `delete from pgboss.job where name = 'deliver-email' and state = 'created' returning data`,
  )
  for (const { data } of jobs) {
    await deliver(app.payload, kinds, 'email', data, { isLastTry: false })
  }
}
const tell = async (at: string): Promise<number> => {
  const reminded = await remind(at)
  await handleEvents()
  await deliverMails()
  return reminded
}
const noticesOf = (person: Person) =>
  app.sql<{ title: string; body: string; path: string; repeats: number }>(
    `select title, body, path, repeats from notices
     where recipient_id = $1 and kind = 'package.reminder' order by id`,
    [person.user.id],
  )
const mailsTo = (person: Person) =>
  mail.mails.filter(({ to }) => to?.[0]?.address === person.user.email)
const stepsOf = (id: string) =>
  app.sql<{ day: number }>('select day from package_reminders where package_id = $1 order by day', [
    id,
  ])
const requestOf = async (person: Person) => {
  const { user } = await app.payload.auth({
    headers: new Headers({ cookie: person.cookie, origin: PUBLIC_URL }),
  })
  return createLocalReq({ user: user ?? undefined }, app.payload)
}
const setRules = (parcels: object, { as = manager, language = 'en' } = {}) =>
  app.call('PATCH', `/communities/${place.id}`, {
    as: as.cookie,
    headers: { 'accept-language': language },
    body: { parcels },
  })

describe('a parcel that waits', () => {
  it('reminds everybody in the unit on its days, in their language, and says what it is', async () => {
    const id = await parcel()
    expect(await tell('2026-06-02T07:50:00Z')).toBe(0)
    expect(await tell('2026-06-02T08:00:00Z')).toBe(1)
    expect(await tell('2026-06-02T08:10:00Z')).toBe(0)
    const [notice] = await noticesOf(ada)
    expect(notice).toEqual({
      title: 'Still at the desk: A parcel from DHL',
      body: 'It has waited for unit 402 since June 1, 2026.',
      path: `/c/${place.slug}/packages/${id}`,
      repeats: 0,
    })
    expect((await noticesOf(zoe))[0]!.title).toBe('Encore à la loge\u00a0: Un colis DHL')
    expect(mailsTo(ada).map(({ subject }) => subject)).toEqual([
      'Still at the desk: A parcel from DHL · Maple Court',
    ])
    expect(mailsTo(zoe)[0]!.html).toContain('Code de retrait')
    const [step] = await app.sql<{ kind: string; at: Date }>(
      `select kind, at from package_events where package_id = $1 and kind = 'reminded'`,
      [id],
    )
    expect(step!.at).toEqual(new Date('2026-06-02T08:00:00Z'))
    expect(await tell('2026-06-04T08:00:00Z')).toBe(1)
    expect(await tell('2026-06-08T08:00:00Z')).toBe(1)
    expect(await tell('2026-06-30T08:00:00Z')).toBe(0)
    expect(await stepsOf(id)).toEqual([{ day: 1 }, { day: 3 }, { day: 7 }])
    // Nobody read the first: it was said anew.
    expect((await noticesOf(ada)).map(({ repeats }) => repeats)).toEqual([2])
  })

  it('is one notice and one mail with nine others of the same people', async () => {
    for (let n = 0; n < 10; n += 1) await parcel()
    expect(await remind('2026-06-02T09:00:00Z')).toBe(10)
    expect(await handleEvents()).toBe(1)
    await deliverMails()
    expect(await noticesOf(ada)).toMatchObject([
      {
        title: 'Still at the desk: 10 things for you',
        path: `/c/${place.slug}/packages`,
        repeats: 0,
      },
    ])
    expect(mailsTo(ada)).toHaveLength(1)
    expect(mailsTo(ada)[0]!.html!.match(/Pickup code/g)).toHaveLength(10)
  })

  it('for one person reminds that person alone, and nobody once they have left', async () => {
    await parcel(CAME, { recipient: ada.membership!.id })
    await tell('2026-06-02T08:00:00Z')
    expect([(await noticesOf(ada)).length, (await noticesOf(zoe)).length]).toEqual([1, 0])
    await app.sql(`update memberships set status = 'ended', valid_to = now() where id = $1`, [
      ada.membership!.id,
    ])
    mail.mails.length = 0
    await tell('2026-06-04T08:00:00Z')
    expect([mail.mails.length, (await noticesOf(zoe)).length]).toEqual([0, 0])
  })

  it('reminds once, however many workers look at the same moment', async () => {
    const ids: string[] = []
    for (let n = 0; n < 6; n += 1) {
      ids.push(await parcel(CAME, n % 2 === 0 ? {} : { recipient: ada.membership!.id }))
    }
    const at = '2026-06-02T08:00:00Z'
    const counts = await Promise.all(Array.from({ length: 20 }, () => remind(at)))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6)
    expect(await handleEvents()).toBe(2)
    for (const id of ids) expect(await stepsOf(id)).toEqual([{ day: 1 }])
    const steps = await app.sql(
      `select 1 from package_events where kind = 'reminded' and community_id = $1`,
      [place.id],
    )
    expect(steps).toHaveLength(6)
  }, 60_000)

  it('says nothing once it is collected, before the bell or between bell and mail', async () => {
    const [first, second] = [await parcel(), await parcel()]
    const collect = (id: string) =>
      app.sql(`update packages set status = 'collected', closed_at = now() where id = $1`, [id])
    await remind('2026-06-02T08:00:00Z')
    await collect(first)
    await handleEvents()
    expect((await noticesOf(ada))[0]!.title).toBe('Still at the desk: A parcel from DHL')
    await collect(second)
    await deliverMails()
    expect(mail.mails).toEqual([])
    const third = await parcel()
    await remind('2026-06-04T08:00:00Z')
    await collect(third)
    await handleEvents()
    expect((await noticesOf(ada)).map(({ repeats }) => repeats)).toEqual([0])
    expect(await remind('2026-06-08T08:00:00Z')).toBe(0)
  })

  it('whose label nobody knew counts from its match, and one for its carrier not at all', async () => {
    const { id } = await app.past.create({
      collection: 'packages',
      data: { kind: 'parcel', condition: 'good', carrier: 'dhl', community: place.id },
    })
    await app.sql('update packages set received_at = $2 where id = $1', [id, CAME])
    await parcel(CAME, { kind: 'outgoing' })
    expect(await remind('2026-06-10T08:00:00Z')).toBe(0)
    await app.sql('update packages set unit_id = $2 where id = $1', [id, unit.id])
    await app.sql(
      `insert into package_events (id, community_id, package_id, unit_id, kind, at)
       values (gen_random_uuid(), $1, $2, $3, 'matched', '2026-06-10T12:00:00Z')`,
      [place.id, id, unit.id],
    )
    expect(await remind('2026-06-10T14:00:00Z')).toBe(0)
    expect(await remind('2026-06-11T08:00:00Z')).toBe(1)
    expect(await stepsOf(id)).toEqual([{ day: 1 }])
  })

  it('that spoils reminds after hours, unless management wants none of it', async () => {
    const food = await parcel(CAME, { kind: 'food', carrier: 'hand', isPerishable: true })
    expect(await remind('2026-06-01T11:50:00Z')).toBe(0)
    expect(await remind('2026-06-01T12:00:00Z')).toBe(1)
    expect(await remind('2026-06-09T12:00:00Z')).toBe(0)
    expect(await stepsOf(food)).toEqual([{ day: 0 }])
    expect((await setRules({ perishableHours: 0 })).status).toBe(200)
    const other = await parcel(CAME, { isPerishable: true })
    expect(await remind('2026-06-01T16:00:00Z')).toBe(0)
    // The first as well: from now on it is as everything else.
    expect(await remind('2026-06-02T08:00:00Z')).toBe(2)
    expect(await stepsOf(food)).toEqual([{ day: 0 }, { day: 1 }])
    expect(await stepsOf(other)).toEqual([{ day: 1 }])
  })

  it('is said once for all that was missed, and not at night', async () => {
    const id = await parcel()
    expect(await remind('2026-06-08T20:00:00Z')).toBe(0)
    expect(await remind('2026-06-09T08:00:00Z')).toBe(1)
    expect(await stepsOf(id)).toEqual([{ day: 7 }])
  })

  it('has reminders that nobody but the work reads or writes', async () => {
    const id = await parcel()
    await remind('2026-06-02T08:00:00Z')
    const { readerOf, sql } = await import('@/kernel/database/transaction')
    for (const person of [ada, concierge, manager]) {
      const reader = await readerOf(await requestOf(person))
      expect((await reader.execute(sql`select 1 from package_reminders`)).rows).toEqual([])
      await expect(
        reader.execute(sql`
          insert into package_reminders (package_id, day, community_id)
          values (${id}, 3, ${place.id})`),
      ).rejects.toThrow()
    }
  })
})

describe('the end of the ladder', () => {
  it('is told by the last reminder, stands on the parcel, and is a list at the desk', async () => {
    const { dueToGoBack, goesBackFrom } =
      await import('@/collections/packages/operations/goingBack')
    const listAt = async (now: string) =>
      dueToGoBack({ req: await requestOf(concierge), community: place.id, now: new Date(now) })
    const id = await parcel()
    const at = { community: place.id, id }
    expect(await goesBackFrom({ req: await requestOf(ada), ...at })).toBeNull()
    expect((await setRules({ returnDays: 10 })).status).toBe(200)
    const due = '2026-06-11T08:00:00.000Z'
    expect(await goesBackFrom({ req: await requestOf(ada), ...at })).toBe(due)
    await tell('2026-06-04T08:00:00Z')
    expect((await noticesOf(ada))[0]!.body).toBe('It has waited for unit 402 since June 1, 2026.')
    await tell('2026-06-08T08:00:00Z')
    expect((await noticesOf(ada))[0]!.body).toBe(
      'It has waited for unit 402 since June 1, 2026. If nobody collects it, it goes back to its sender from June 11, 2026 on.',
    )
    expect(mailsTo(ada).at(-1)!.html).toContain('June 11, 2026')
    expect(await listAt('2026-06-11T07:59:00Z')).toEqual([])
    expect(await listAt('2026-06-11T08:00:00Z')).toMatchObject([{ parcel: { id }, due }])
    // Nobody but a person ends it.
    const [row] = await app.sql('select status::text from packages where id = $1', [id])
    expect(row).toEqual({ status: 'received' })
    const stranger = await make.person((await make.community()).id, 'concierge')
    const req = await requestOf(stranger)
    expect(await dueToGoBack({ req, community: place.id, now: new Date('2027-01-01') })).toEqual([])
  })
})

describe('the rules of a community', () => {
  it('are set by its management, kept in one way of writing, and off where a field is emptied', async () => {
    const { status, body } = await setRules({ reminderDays: '2; 4', perishableHours: null })
    expect([status, body.doc.parcels]).toEqual([
      200,
      {
        reminderDays: '2, 4',
        perishableHours: 0,
        returnDays: 0,
        photoDays: 90,
        signatureDays: 365,
      },
    ])
    await parcel()
    expect(await remind('2026-06-02T08:00:00Z')).toBe(0)
    expect(await remind('2026-06-03T08:00:00Z')).toBe(1)
    expect((await setRules({ reminderDays: '' })).status).toBe(200)
    expect(await remind('2026-06-05T08:00:00Z')).toBe(0)
    expect((await setRules({ reminderDays: '1' }, { as: concierge })).status).toBe(403)
  })

  it('are refused with what is wrong and where, in both languages', async () => {
    const cases = [
      [{ reminderDays: '7, 3' }, 'communities.reminder-days', 'parcels.reminderDays'],
      [{ reminderDays: '1,2,3,4,5,6' }, 'communities.reminder-days', 'parcels.reminderDays'],
      [{ perishableHours: 100 }, 'communities.perishable-hours', 'parcels.perishableHours'],
      [{ returnDays: 7 }, 'communities.return-before-reminder', 'parcels.returnDays'],
      [{ returnDays: 1000 }, 'communities.return-days', 'parcels.returnDays'],
      [{ photoDays: 6 }, 'communities.kept-days', 'parcels.photoDays'],
      [{ photoDays: null }, 'communities.kept-days', 'parcels.photoDays'],
      [{ signatureDays: 1096 }, 'communities.kept-days', 'parcels.signatureDays'],
    ] as const
    for (const [rules, code, field] of cases) {
      const { status, body } = await setRules(rules)
      expect([status, body.error.code, body.error.field]).toEqual([400, code, field])
    }
    const messages: string[] = []
    for (const rules of [{ photoDays: 1 }, { reminderDays: '7, 3' }]) {
      for (const language of ['en', 'fr']) {
        messages.push((await setRules(rules, { language })).body.error.message)
      }
    }
    expect(messages).toEqual([
      'Choose a whole number of days from 7 to 1095. No picture is kept longer.',
      expect.stringContaining('de 7 à 1095'),
      'Choose at most 5 days, each later than the one before, from 1 to 60, such as 1, 3, 7.',
      expect.stringContaining('au plus 5 jours'),
    ])
  })
})
