import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import { alarmRepeatedNotice } from '@/collections/visitors/alarmNotice'
import { askOpenedNotice, askScreens } from '@/collections/visitors/askNotice'
import { repeatAlarms } from '@/collections/visitors/operations/alarms'
import { visitFilePurposes } from '@/collections/visitors/filePurposes'
import { callHousehold } from '@/collections/visitors/operations/asks/callHousehold'
import { forgetPhotos } from '@/collections/visitors/operations/asks/forgetPhotos'
import { findVisitsOver } from '@/collections/visitors/operations/visitsOver'
import { sql, readerOf } from '@/kernel/database/transaction'
import { env } from '@/kernel/env'
import { handleEvent } from '@/kernel/events/handle'
import { communityRequest } from '@/kernel/tenancy/system'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { photograph, uploadsTo } from '../helpers/files'
import { startHttpSink, type HttpSink } from '../helpers/sinks'

let app: App
let screens: HttpSink
let make: Builders
let place: Community
let unit: Unit
let guard: Person
let manager: Person
let priya: Person
let arjun: Person
let mira: Person
let landlord: Person
let neighbour: Person

beforeAll(async () => {
  screens = await startHttpSink()
  app = await startApp({ PUSHER_PORT: String(screens.port) })
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court' })
  unit = await make.unit(place.id, { number: '402', building: 'B' })
  const next = await make.unit(place.id, { number: '403' })
  guard = await make.person(place.id, 'guard', { name: 'Gus Gate' })
  manager = await make.person(place.id, 'manager')
  priya = await make.person(place.id, 'leaseholder', { unit: unit.id, name: 'Priya' })
  arjun = await make.person(place.id, 'household', { unit: unit.id, name: 'Arjun' })
  mira = await make.person(place.id, 'household', { unit: unit.id, name: 'Mira' })
  landlord = await make.person(place.id, 'owner', { unit: unit.id, livesThere: false })
  neighbour = await make.person(place.id, 'owner', { unit: next.id, name: 'Ben' })
}, 60_000)
afterAll(async () => {
  await app.stop()
  await screens.stop()
})
beforeEach(async () => {
  await rules({})
})

/** The community's rules, as they are anywhere but for what is said. */
const rules = async (data: object) => {
  const usual = {
    offersGuest: true,
    offersFamily: true,
    offersDelivery: true,
    offersService: true,
    longestHours: 24,
    stayGuest: null,
    stayDelivery: 45,
    unannouncedFrom: null,
    unannouncedUntil: null,
    answerSeconds: 50,
    guardsDecide: true,
    photos: false,
  }
  const { status, body } = await app.call('PATCH', `/communities/${place.id}`, {
    as: manager.cookie,
    body: { visitors: { ...usual, ...data } },
  })
  expect([status, body.errors]).toEqual([200, undefined])
}
const announce = (data: object = {}, as = guard) =>
  app.call('POST', `/c/${place.slug}/gate/asks`, {
    as: as.cookie,
    body: { name: 'Robin Passerby', unit: unit.id, ...data },
  })
const asked = async (data: object = {}): Promise<string> => {
  const { status, body } = await announce(data)
  expect([status, body.error]).toEqual([201, undefined])
  return body.id
}
const answer = (visit: string, as: Person, word = 'let-in') =>
  app.call('POST', `/c/${place.slug}/my/gate-asks/${visit}/answer`, {
    as: as.cookie,
    body: { answer: word },
  })
const decide = (visit: string, word = 'let-in', as = guard) =>
  app.call('POST', `/c/${place.slug}/gate/asks/${visit}/decide`, {
    as: as.cookie,
    body: { answer: word },
  })
const enter = (visit: string) =>
  app.call('POST', `/c/${place.slug}/gate/visits/${visit}/enter`, { as: guard.cookie, body: {} })
const atGate = async (visit: string) => {
  const { body } = await app.call('GET', `/c/${place.slug}/gate/asks`, { as: guard.cookie })
  return body.asks.find(({ id }: { id: string }) => id === visit)
}
const atHome = async (visit: string, as: Person) => {
  const { body } = await app.call('GET', `/c/${place.slug}/my/gate-asks`, { as: as.cookie })
  return body.asks.find(({ id }: { id: string }) => id === visit)
}
const visitOf = async (id: string) =>
  (
    await app.sql<{ state: string; host_id: string; purpose: string }>(
      'select state::text as state, host_id, purpose::text as purpose from visits where id = $1',
      [id],
    )
  )[0]!
/** As if the household had been asked so long ago. */
const ago = (visit: string, seconds: number) =>
  app.sql(`update gate_asks set asked_at = now() - $2 * interval '1 second' where visit_id = $1`, [
    visit,
    seconds,
  ])
const about = async (visit: string) => ({
  req: await communityRequest(app.payload, place.id, 'a test'),
  community: place.id,
  data: { visitId: visit },
})
const wordsOf = async (visit: string) =>
  askOpenedNotice.text({
    ...(await about(visit)),
    community: { ...place, logo: null } as never,
    locale: 'en',
  })

describe('a household in its quiet hours', () => {
  it('is asked at once, without whoever chose not to be; the gate has its rule', async () => {
    const home = await make.unit(place.id, { number: '88' })
    const owner = await make.person(place.id, 'owner', { unit: home.id })
    const [asleep, awake] = await Promise.all(
      [0, 1].map(() => make.person(place.id, 'household', { unit: home.id })),
    )
    const hour = (later: number) =>
      new Date(Date.now() + later * 3_600_000).toISOString().slice(11, 16)
    for (const person of [owner, asleep!, awake!]) {
      await app.sql(
        `insert into push_subscriptions (id, user_id, endpoint, p256dh, auth)
         values (gen_random_uuid(), $1, $2, 'x', 'x')`,
        [person.user.id, `https://push.example/${person.user.id}`],
      )
    }
    for (const [person, isAsked] of [
      [owner, true],
      [asleep!, false],
    ] as const) {
      await app.sql(
        `insert into notification_settings (user_id, quiet_from, quiet_to, time_zone, asked_in_quiet)
         values ($1, $2, $3, 'UTC', $4)`,
        [person.user.id, hour(-1), hour(1), isAsked],
      )
    }
    const visit = await asked({ unit: home.id })
    const settings = env()
    const before = settings.VAPID_PRIVATE_KEY
    settings.VAPID_PRIVATE_KEY = randomBytes(32).toString('hex')
    try {
      const [job] = await app.sql<{ data: unknown }>(
        `select data from pgboss.job
         where data ->> 'type' = $1 and data -> 'data' ->> 'visitId' = $2`,
        [askOpenedNotice.eventType, visit],
      )
      await handleEvent(app.payload, app.manifest, job!.data)
    } finally {
      settings.VAPID_PRIVATE_KEY = before
    }
    const pushTo = (person: Person) =>
      app.sql(
        `select state::text as state, reason from deliveries
         where recipient_id = $1 and channel = 'push'`,
        [person.user.id],
      )
    const atOnce = { state: 'queued', reason: null }
    expect(await pushTo(owner)).toEqual([atOnce])
    expect(await pushTo(awake!)).toEqual([atOnce])
    expect(await pushTo(asleep!)).toEqual([{ state: 'held', reason: 'quiet-hours' }])
    await ago(visit, 51)
    expect((await decide(visit)).status).toBe(200)
  })
})

describe('somebody whom nobody announced', () => {
  it('is asked of everybody who lives there, and let in by one of them', async () => {
    const visit = await asked({ purpose: 'service', party: 2, vehicle: 'AB-1' })
    expect(await atGate(visit)).toMatchObject({
      state: 'asking',
      name: 'Robin Passerby',
      party: 2,
      purpose: 'service',
      answer: null,
    })
    const told = (await askOpenedNotice.audience(await about(visit))).map(({ id }) => id)
    expect(told.toSorted()).toEqual([priya, arjun, mira].map(({ user }) => user.id).toSorted())
    expect(await wordsOf(visit)).toMatchObject({
      title: 'Robin Passerby is at the gate',
      path: `/c/${place.slug}/visitors/at-gate/${visit}`,
    })
    const channels = await askScreens[0]!.channels(await about(visit))
    expect(channels).toEqual(
      expect.arrayContaining([
        `private-desk-${place.id}`,
        `private-user-${mira.user.id}`,
        `private-user-${arjun.user.id}`,
      ]),
    )
    expect(channels).toHaveLength(4)
    expect((await enter(visit)).status).toBe(409)
    expect((await answer(visit, arjun)).status).toBe(200)
    expect(await wordsOf(visit)).toBeNull()
    expect(await visitOf(visit)).toEqual({
      state: 'approved',
      host_id: arjun.user.id,
      purpose: 'service',
    })
    const given = { given: 'let-in', as: 'host', by: 'Arjun' }
    expect(await atGate(visit)).toMatchObject({ state: 'let-in', answer: given })
    expect(await atHome(visit, mira)).toMatchObject({ answer: { ...given, isOwn: false } })
    expect(await atHome(visit, arjun)).toMatchObject({ answer: { ...given, isOwn: true } })
    expect((await enter(visit)).body).toEqual({ outcome: 'inside' })
    const own = await app.call('GET', `/c/${place.slug}/my/visits`, { as: arjun.cookie })
    expect(own.body.inside).toMatchObject([{ id: visit, kind: 'unannounced', invitation: null }])
    await app.call('POST', `/c/${place.slug}/gate/visits/${visit}/leave`, { as: guard.cookie })
    expect((await visitOf(visit)).state).toBe('left')
  })

  it('has one answer, of three people who answer at once', async () => {
    for (const round of [1, 2, 3]) {
      const visit = await asked({ name: `Round ${String(round)}` })
      const tries = [priya, arjun, mira].flatMap((person) =>
        Array.from({ length: 8 }, (_, n) => ({ person, word: n % 2 ? 'let-in' : 'refused' })),
      )
      const all = await Promise.all(tries.map(({ person, word }) => answer(visit, person, word)))
      const won = all.flatMap(({ status }, index) => (status === 200 ? [tries[index]!] : []))
      expect(won).toHaveLength(1)
      const lost = all.filter(({ status }) => status !== 200)
      expect(
        new Set(lost.map(({ status, body }) => `${String(status)} ${body.error.code}`)),
      ).toEqual(new Set(['409 visitors.answered']))
      const [{ person, word }] = won as [(typeof tries)[number]]
      expect(await visitOf(visit)).toMatchObject({
        state: word === 'let-in' ? 'approved' : 'refused',
        host_id: person.user.id,
      })
      const rows = await app.sql('select answered_by_id from gate_asks where visit_id = $1', [
        visit,
      ])
      expect(rows).toEqual([{ answered_by_id: person.user.id }])
    }
  })

  it('is nobody’s else: not the neighbour’s, the owner’s who rents out, nor of who moved out', async () => {
    const visit = await asked()
    for (const person of [neighbour, landlord]) {
      expect((await answer(visit, person)).status).toBe(404)
      expect(await atHome(visit, person)).toBeUndefined()
      const req = await createLocalReq(
        { user: { ...person.user, collection: 'users' } as never },
        app.payload,
      )
      const reader = await readerOf(req)
      for (const table of [sql`gate_asks where visit_id`, sql`visits where id`]) {
        const { rows } = await reader.execute(sql`select 1 from ${table} = ${visit}`)
        expect(rows).toEqual([])
      }
    }
    expect((await announce({}, priya)).status).toBe(403)
    expect((await decide(visit, 'let-in', priya)).status).toBe(403)
    // Those at the gate who do not live there have no answer of a household.
    expect((await answer(visit, guard)).status).toBe(403)
    // Whoever works here and lives elsewhere reaches the row, and has no say for this home.
    const elsewhere = await make.unit(place.id)
    const both = await make.person(place.id, 'concierge')
    await make.membership(place.id, both.user.id, 'owner', { unit: elsewhere.id })
    expect((await answer(visit, both)).status).toBe(404)
    expect(await atHome(visit, both)).toBeUndefined()
    const leaver = await make.person(place.id, 'household', { unit: unit.id, name: 'Lea' })
    const second = await make.unit(place.id)
    await make.membership(place.id, leaver.user.id, 'owner', { unit: second.id })
    expect((await atHome(visit, leaver)).state).toBe('asking')
    await app.sql(`update memberships set status = 'ended', valid_to = now() where id = $1`, [
      leaver.membership!.id,
    ])
    expect((await answer(visit, leaver)).status).toBe(404)
    const told = await askOpenedNotice.audience(await about(visit))
    expect(told.map(({ id }) => id)).not.toContain(leaver.user.id)
  })

  it('says which field is wrong, and what the community does not take', async () => {
    const empty = await make.unit(place.id, { number: '900' })
    for (const [data, status, code, field] of [
      [{ unit: '', unitLabel: 'nowhere' }, 400, 'visitors.which-unit', 'unitLabel'],
      [{ unit: empty.id }, 400, 'visitors.nobody-lives-there', 'unitLabel'],
      [{ name: ' ' }, 400, 'validation.required', 'name'],
      [{ purpose: 'spy' }, 400, 'validation.invalid', 'purpose'],
    ] as const) {
      const { body, ...answered } = await announce(data)
      expect([answered.status, body.error.code, body.error.field]).toEqual([status, code, field])
    }
    expect((await announce({ unit: '', unitLabel: '402' })).status).toBe(201)
    await rules({ offersDelivery: false })
    expect((await announce({ purpose: 'delivery' })).body.error.code).toBe('visitors.not-offered')
    const hour = (later: number) =>
      new Date(Date.now() + later * 3_600_000).toISOString().slice(11, 16)
    await rules({ unannouncedFrom: hour(2), unannouncedUntil: hour(4) })
    expect((await announce()).body.error.code).toBe('visitors.hours')
    await rules({ unannouncedFrom: hour(-2), unannouncedUntil: hour(2) })
    expect((await announce()).status).toBe(201)
    const wrong = await app.call('PATCH', `/communities/${place.id}`, {
      as: manager.cookie,
      body: { visitors: { unannouncedFrom: 'noon' } },
    })
    expect(wrong.status).toBe(400)
  })

  it('waits an hour at most', async () => {
    const visit = await asked()
    await findVisitsOver({ payload: app.payload, now: new Date(Date.now() + 61 * 60_000) })
    expect((await visitOf(visit)).state).toBe('expired')
    expect((await answer(visit, priya)).body.error.code).toBe('visitors.not-waiting')
    expect((await decide(visit, 'refused')).body.error.code).toBe('visitors.not-waiting')
    expect(await atGate(visit)).toBeUndefined()
  })
})

describe('without an answer', () => {
  it('the gate goes on after the seconds of the community, by name, once', async () => {
    const visit = await asked()
    expect((await decide(visit)).body.error.code).toBe('visitors.still-asking')
    await ago(visit, 49)
    expect((await decide(visit)).body.error.code).toBe('visitors.still-asking')
    await ago(visit, 51)
    expect((await atGate(visit)).state).toBe('unanswered')
    const all = await Promise.all(Array.from({ length: 20 }, () => decide(visit)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await atHome(visit, mira)).answer).toMatchObject({ as: 'gate', by: 'Gus Gate' })
    expect((await answer(visit, priya)).body.error.code).toBe('visitors.answered')
    expect((await enter(visit)).body).toEqual({ outcome: 'inside' })
  })

  it('the household may be late, until the gate has decided', async () => {
    const visit = await asked()
    await ago(visit, 300)
    expect((await answer(visit, mira, 'refused')).status).toBe(200)
    expect((await decide(visit)).body.error.code).toBe('visitors.answered')
    expect((await enter(visit)).body.error.code).toBe('visitors.not-open')
  })

  it('the gate does not decide where the community says so, and sends away at any time', async () => {
    await rules({ guardsDecide: false, answerSeconds: 15 })
    const visit = await asked()
    await ago(visit, 16)
    expect((await atGate(visit)).state).toBe('unanswered')
    const { status, body } = await decide(visit)
    expect([status, body.error.code]).toEqual([403, 'visitors.gate-undecided'])
    const other = await asked()
    expect((await decide(other, 'refused')).status).toBe(200)
    expect((await atHome(other, priya)).answer).toMatchObject({ given: 'refused', as: 'gate' })
  })

  it('they are called where calls are set up, but for those who want to be left alone', async () => {
    const calls: { body: unknown; token: string | undefined }[] = []
    let status = 503
    const gateway = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(parts).toString())
        calls.push({ body, token: request.headers.authorization })
        response.writeHead(status).end()
      })
    })
    await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready))
    const address = gateway.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const call = (visit: string) =>
      callHousehold({ payload: app.payload, now: new Date() }, { community: place.id, visit })
    const settings = env()
    try {
      for (const [person, phone] of [
        [priya, '+33612345601'],
        [mira, '+33612345602'],
      ] as const) {
        await app.sql('update users set phone = $2, phone_verified_at = now() where id = $1', [
          person.user.id,
          phone,
        ])
      }
      await app.sql(`update users set phone = '+33612345603' where id = $1`, [arjun.user.id])
      const hour = (later: number) =>
        new Date(Date.now() + later * 3_600_000).toISOString().slice(11, 16)
      await app.sql(
        `insert into notification_settings (user_id, quiet_from, quiet_to) values ($1, $2, $3)`,
        [mira.user.id, hour(-1), hour(1)],
      )
      const unheard = await asked()
      expect(await call(unheard)).toBe(0)
      settings.CALL_HTTP_URL = `http://127.0.0.1:${String(port)}/`
      settings.CALL_HTTP_TOKEN = 'a-token-of-enough-letters'
      const visit = await asked()
      const [job] = await app.sql<{ wait: number }>(
        `select extract(epoch from start_after - created_on)::int as wait from pgboss.job
         where name = 'visitorsCallHousehold' and data ->> 'visit' = $1`,
        [visit],
      )
      expect(job?.wait).toBe(50)
      await expect(call(visit)).rejects.toThrow('HTTP 503')
      status = 200
      expect(await call(visit)).toBe(1)
      status = 400
      expect(await call(visit)).toBe(1)
      expect(calls).toHaveLength(3)
      expect(calls[1]).toEqual({
        token: 'Bearer a-token-of-enough-letters',
        body: {
          to: '+33612345601',
          text: expect.stringContaining('Robin Passerby is at the gate of Maple Court'),
          locale: 'en',
          key: `gate-ask:${visit}:${priya.user.id}`,
        },
      })
      await answer(visit, priya)
      expect(await call(visit)).toBe(0)
    } finally {
      settings.CALL_HTTP_URL = undefined
      settings.CALL_HTTP_TOKEN = undefined
      gateway.close()
    }
  })

  it('who stood in as the host and moved out is another by then', async () => {
    const home = await make.unit(place.id, { number: '77' })
    const first = await make.person(place.id, 'owner', { unit: home.id })
    const visit = await asked({ unit: home.id })
    expect((await visitOf(visit)).host_id).toBe(first.user.id)
    await ago(visit, 60)
    await app.sql(`update memberships set status = 'ended', valid_to = now() where id = $1`, [
      first.membership!.id,
    ])
    expect((await decide(visit)).body.error.code).toBe('visitors.nobody-lives-there')
    const next = await make.person(place.id, 'leaseholder', { unit: home.id })
    expect((await decide(visit)).status).toBe(200)
    expect((await visitOf(visit)).host_id).toBe(next.user.id)
  })
})

describe('a photo', () => {
  const stage = async (as: Person) =>
    uploadsTo(app, place.slug)(as, 'visit-photo', await photograph())

  it('is taken where the community wants it, and seen by the gate and the home alone', async () => {
    expect((await stage(guard)).status).toBe(403)
    await rules({ photos: true })
    expect((await stage(priya)).status).toBe(403)
    const { status, body } = await stage(guard)
    expect(status).toBe(201)
    const visit = await asked({ photo: body.id })
    expect((await announce({ photo: body.id })).body.error.code).toBe('files.not-staged')
    for (const person of [guard, priya, mira, neighbour, landlord]) {
      const req = await createLocalReq(
        { user: { ...person.user, collection: 'users' } as never },
        app.payload,
      )
      const [purpose] = visitFilePurposes
      const may = await purpose!.mayRead({ req, community: place.id, id: body.id })
      expect([person.user.name, may]).toEqual([
        person.user.name,
        ![neighbour, landlord].includes(person),
      ])
    }
    expect((await atHome(visit, mira)).photo).toContain(body.id)
    expect((await atGate(visit)).photo).toContain(body.id)
    const days = (many: number) => new Date(Date.now() + many * 86_400_000)
    await forgetPhotos({ payload: app.payload, now: days(2.9) })
    expect((await atHome(visit, mira)).photo).not.toBeNull()
    const gone = await Promise.all(
      Array.from({ length: 5 }, () => forgetPhotos({ payload: app.payload, now: days(3.1) })),
    )
    expect(gone.reduce((sum, many) => sum + many, 0)).toBe(1)
    expect((await atHome(visit, mira)).photo).toBeNull()
    const [file] = await app.sql<{ state: string }>(
      'select state from stored_files where id = $1',
      [body.id],
    )
    expect(file?.state).toBe('released')
  })
})

describe('the block list', () => {
  it('asks a manager first, and the household only then, without a word of it', async () => {
    await app.past.create({
      collection: 'block-entries',
      data: { community: place.id, name: 'Victor Vile', reason: 'Threatened staff' },
    })
    const { body } = await announce({ name: 'Victor Vile' })
    expect(body).toMatchObject({ isHeld: true })
    const visit = body.id as string
    expect(await atGate(visit)).toBeUndefined()
    for (const person of [priya, mira]) expect(await atHome(visit, person)).toBeUndefined()
    const asMira = await createLocalReq(
      { user: { ...mira.user, collection: 'users' } as never },
      app.payload,
    )
    const seen = async () => {
      const reader = await readerOf(asMira)
      const query = sql`select 1 from gate_asks where visit_id = ${visit}`
      return (await reader.execute(query)).rows.length
    }
    expect(await seen()).toBe(0)
    const own = () => app.call('GET', `/c/${place.slug}/my/visits`, { as: priya.cookie })
    expect(JSON.stringify((await own()).body)).not.toContain('Vile')
    expect((await answer(visit, mira)).status).toBe(404)
    expect((await decide(visit, 'refused')).body.error.code).toBe('visitors.held')
    expect(await askOpenedNotice.audience(await about(visit))).toEqual([])
    const board = await app.call('GET', `/c/${place.slug}/gate`, { as: guard.cookie })
    const hold = board.body.held.find((one: { visit: string }) => one.visit === visit)
    const allow = (word: string, as = manager) =>
      app.call('POST', `/c/${place.slug}/gate/holds/${hold.id}/answer`, {
        as: as.cookie,
        body: { answer: word },
      })
    const all = await Promise.all(Array.from({ length: 20 }, () => allow('allowed')))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await visitOf(visit)).state).toBe('waiting')
    expect(await atHome(visit, mira)).toMatchObject({ state: 'asking' })
    expect(await seen()).toBe(1)
    expect(JSON.stringify(await atHome(visit, mira))).not.toMatch(/Threatened|held|block/)
    expect((await answer(visit, mira)).status).toBe(200)
    expect((await enter(visit)).body).toEqual({ outcome: 'inside' })
    const second = (await announce({ name: 'Vile, Victor' })).body.id as string
    const again = await app.call('GET', `/c/${place.slug}/gate`, { as: guard.cookie })
    const other = again.body.held.find((one: { visit: string }) => one.visit === second)
    await app.call('POST', `/c/${place.slug}/gate/holds/${other.id}/answer`, {
      as: manager.cookie,
      body: { answer: 'denied' },
    })
    expect((await visitOf(second)).state).toBe('refused')
    expect(await atHome(second, mira)).toBeUndefined()
    expect(JSON.stringify((await own()).body)).not.toContain('Vile, Victor')
  })
})

describe('somebody who stays too long', () => {
  const inside = async (data: object) => {
    const visit = await asked(data)
    await answer(visit, priya)
    await enter(visit)
    return visit
  }
  const look = (minutes: number) =>
    findVisitsOver({ payload: app.payload, now: new Date(Date.now() + minutes * 60_000) })
  const repeat = (minutes: number) =>
    repeatAlarms({ payload: app.payload, now: new Date(Date.now() + minutes * 60_000) })
  const done = (visit: string, body: object = { done: 'host', note: 'Stays for dinner' }) =>
    app.call('POST', `/c/${place.slug}/gate/visits/${visit}/alarm`, { as: guard.cookie, body })

  it('is told again and again, once each time, until somebody says what was done', async () => {
    await rules({ stayGuest: 20 })
    const visit = await inside({})
    await look(19)
    expect((await visitOf(visit)).state).toBe('inside')
    expect((await done(visit)).status).toBe(404)
    await look(21)
    expect((await visitOf(visit)).state).toBe('overstayed')
    const times = async (minutes: number) =>
      (await Promise.all(Array.from({ length: 20 }, () => repeat(minutes)))).reduce(
        (sum, many) => sum + many,
        0,
      )
    expect(await times(30)).toBe(0)
    expect(await times(37)).toBe(1)
    expect(await times(53)).toBe(1)
    const hostId = priya.user.id
    const asking = { ...(await about(visit)), data: { visitId: visit, hostId } }
    const told = (await alarmRepeatedNotice.audience(asking)).map(({ id }) => id)
    expect(told).toEqual(expect.arrayContaining([guard.user.id, manager.user.id]))
    expect(told).not.toContain(priya.user.id)
    expect((await done(visit, { done: 'nothing' })).status).toBe(400)
    const all = await Promise.all(Array.from({ length: 20 }, () => done(visit)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.find(({ status }) => status !== 200)?.body.error.code).toBe('visitors.alarm-handled')
    expect(await times(90)).toBe(0)
    const rows = await app.sql(
      'select alarms, done, note, handled_by_id from visit_alarms where visit_id = $1',
      [visit],
    )
    expect(rows).toEqual([
      { alarms: 3, done: 'host', note: 'Stays for dinner', handled_by_id: guard.user.id },
    ])
  })

  it('is told of no more once they have left', async () => {
    const visit = await inside({ purpose: 'delivery' })
    await look(46)
    expect((await visitOf(visit)).state).toBe('overstayed')
    await app.call('POST', `/c/${place.slug}/gate/visits/${visit}/leave`, { as: guard.cookie })
    expect(await repeat(120)).toBe(0)
  })

  it('an invitation may be no longer than the community says', async () => {
    await rules({ longestHours: 2, offersService: false })
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    const invite = (data: object) =>
      app.call('POST', `/c/${place.slug}/my/visit-invitations`, {
        as: priya.cookie,
        body: { unit: unit.id, name: 'A guest', day, from: '10:00', until: '12:00', ...data },
      })
    expect((await invite({})).status).toBe(201)
    const long = (await invite({ until: '12:01' })).body.error
    expect([long.code, long.field]).toEqual(['visitors.too-long', 'until'])
    const kind = (await invite({ purpose: 'service' })).body.error
    expect([kind.code, kind.field]).toEqual(['visitors.not-offered', 'purpose'])
  })
})

describe('what management reads', () => {
  let there: Community
  let boss: Person
  let watch: Person
  let living: Person
  let home: Unit
  const call = (path: string, body: object, as: Person) =>
    app.call('POST', `/c/${there.slug}${path}`, { as: as.cookie, body })
  const day = () => new Date().toISOString().slice(0, 10)
  const report = async (query: string, as = boss) =>
    app.call('GET', `/c/${there.slug}/visits/report${query}`, { as: as.cookie })

  beforeAll(async () => {
    there = await make.community({ name: 'Elm Row' })
    home = await make.unit(there.id, { number: '1' })
    boss = await make.person(there.id, 'manager')
    watch = await make.person(there.id, 'guard')
    living = await make.person(there.id, 'owner', { unit: home.id })
    const north = await app.past.create({
      collection: 'gates',
      data: { community: there.id, name: 'North' },
    })
    const come = async (answeredAs: 'host' | 'gate', seconds: number, purpose = 'guest') => {
      const { body } = await call(
        '/gate/asks',
        { name: 'A caller', unit: home.id, purpose, gate: north.id },
        watch,
      )
      const id = body.id as string
      await ago(id, 60)
      await (answeredAs === 'host'
        ? call(`/my/gate-asks/${id}/answer`, { answer: 'let-in' }, living)
        : call(`/gate/asks/${id}/decide`, { answer: 'let-in' }, watch))
      await app.sql(
        `update gate_asks set answered_at = asked_at + $2 * interval '1 second' where visit_id = $1`,
        [id, seconds],
      )
      const entered = await call(`/gate/visits/${id}/enter`, { gate: north.id }, watch)
      expect(entered.body).toEqual({ outcome: 'inside' })
      return id
    }
    for (const seconds of [10, 20, 40]) await come('host', seconds)
    const last = await come('gate', 55, 'delivery')
    await app.sql(`update visits set overstays_at = now() - interval '1 minute' where id = $1`, [
      last,
    ])
    await findVisitsOver({ payload: app.payload, now: new Date() })
    await call('/gate/asks', { name: 'Nobody answers', unit: home.id }, watch)
  }, 60_000)

  it('is arrivals, waiting, who answered, and who stays too long', async () => {
    const { status, body } = await report(`?from=${day()}&to=${day()}`)
    expect([status, body.error]).toEqual([200, undefined])
    expect(body.totals).toEqual({
      arrivals: 4,
      asked: 5,
      medianSeconds: 20,
      slowSeconds: 38,
      guardSharePercent: 25,
      guardShareMark: 20,
      isGuardShareTooMuch: true,
      overstays: 1,
      openOverstays: 1,
    })
    expect(body.gates).toMatchObject([{ name: 'North', arrivals: 4 }])
    expect(body.purposes).toEqual([
      { purpose: 'guest', arrivals: 3, overstays: 0 },
      { purpose: 'delivery', arrivals: 1, overstays: 1 },
    ])
    expect(body.answers).toEqual([
      { outcome: 'host-let-in', asked: 3 },
      { outcome: 'gate-let-in', asked: 1 },
      { outcome: 'nobody', asked: 1 },
    ])
    expect(body.hours).toHaveLength(24)
    const sum = (rows: { arrivals: number }[]) =>
      rows.reduce((total, { arrivals }) => total + arrivals, 0)
    expect([sum(body.hours), sum(body.days)]).toEqual([4, 4])
    const before = await report('?from=2020-01-01&to=2020-01-02')
    expect(before.body.totals).toMatchObject({
      arrivals: 0,
      medianSeconds: null,
      guardSharePercent: null,
      isGuardShareTooMuch: false,
    })
  })

  it('is a file too, and nobody else’s', async () => {
    const file = await app.call(
      'GET',
      `/c/${there.slug}/visits/report/file?from=${day()}&to=${day()}&table=gates`,
      { as: boss.cookie },
    )
    expect(file.status).toBe(200)
    for (const person of [watch, living]) {
      expect((await report(`?from=${day()}&to=${day()}`, person)).status).toBe(403)
    }
    expect((await report(`?from=${day()}&to=2020-01-01`)).status).toBe(400)
    expect((await report(`?from=${day()}&to=${day()}`, manager)).status).toBe(404)
  })
})
