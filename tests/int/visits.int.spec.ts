import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { PayloadRequest } from 'payload'
import { checkAtGate } from '@/collections/visitors/operations/checkAtGate'
import { enter } from '@/collections/visitors/operations/comeAndGo'
import { invite, inviteInput } from '@/collections/visitors/operations/invite'
import { planRecurring } from '@/collections/visitors/operations/planRecurring'
import { findVisitsOver } from '@/collections/visitors/operations/visitsOver'
import { openPass } from '@/collections/visitors/operations/passPage'
import {
  codesStoppedNotice,
  holdOpenedNotice,
  visitArrivedNotice,
} from '@/collections/visitors/notifications'
import { gateOverstayNotice, hostOverstayNotice } from '@/collections/visitors/overstayNotices'
import { inTransaction } from '@/kernel/database/transaction'
import { instantOf } from '@/kernel/domain/zonedDay'
import { communityRequest } from '@/kernel/tenancy/system'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let unit: Unit
let guard: Person
let manager: Person
let host: Person
let partner: Person
let neighbour: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '1' })
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court' })
  unit = await make.unit(place.id, { number: '402', building: 'B' })
  const next = await make.unit(place.id, { number: '403' })
  guard = await make.person(place.id, 'guard')
  manager = await make.person(place.id, 'manager')
  host = await make.person(place.id, 'owner', { unit: unit.id, name: 'Priya Natarajan' })
  partner = await make.person(place.id, 'leaseholder', { unit: unit.id, name: 'Arjun' })
  neighbour = await make.person(place.id, 'owner', { unit: next.id, name: 'Ben' })
}, 60_000)
afterAll(async () => {
  await app.stop()
})
beforeEach(async () => {
  await app.sql('delete from rate_limits')
})

const clock = (minutes: number) =>
  new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16)
/** From ten minutes ago for two hours; the community keeps Greenwich's time. */
const soon = () => ({
  day: new Date(Date.now() - 600_000).toISOString().slice(0, 10),
  from: clock(-10),
  until: clock(110),
})
const ask = (data: object = {}, as = host) =>
  app.call('POST', `/c/${place.slug}/my/visit-invitations`, {
    as: as.cookie,
    body: { unit: unit.id, name: 'Robin Guest', ...soon(), ...data },
  })
const invited = async (data: object = {}) => {
  const { status, body } = await ask(data)
  expect([status, body.error]).toEqual([201, undefined])
  return body as { id: string; code: string }
}
const shared = async (id: string) => {
  const { body } = await app.call('GET', `/c/${place.slug}/my/visit-invitations/${id}`, {
    as: host.cookie,
  })
  return body
}
const tokenOf = async (id: string): Promise<string> =>
  new URL((await shared(id)).link).pathname.split('/').at(-1)!
const check = async (typed: string, as = guard) => {
  const { status, body } = await app.call('POST', `/c/${place.slug}/gate/check`, {
    as: as.cookie,
    body: { typed },
  })
  expect([status, body.error]).toEqual([200, undefined])
  return body
}
const letIn = (visit: string, body: object = { method: 'code' }, as = guard) =>
  app.call('POST', `/c/${place.slug}/gate/visits/${visit}/enter`, { as: as.cookie, body })
const letOut = (visit: string) =>
  app.call('POST', `/c/${place.slug}/gate/visits/${visit}/leave`, { as: guard.cookie })
const asked = async ({ user }: Person): Promise<PayloadRequest> =>
  createLocalReq({ user: { ...user, collection: 'users' } as never }, app.payload)

describe('an invitation', () => {
  it('is good for one coming and going, by its code', async () => {
    const { id, code } = await invited({ party: 2, vehicle: 'AB-123-CD', note: 'Has a dog' })
    expect(code).toMatch(/^\d{6}$/)
    const found = await check(`${code.slice(0, 3)} ${code.slice(3)}`)
    expect(found).toMatchObject({ verdict: 'verified', reason: 'open', method: 'code' })
    expect(found.visit).toMatchObject({
      name: 'Robin Guest',
      party: 2,
      vehicle: 'AB-123-CD',
      note: 'Has a dog',
      invitation: id,
    })
    expect((await letIn(found.visit.id)).body).toEqual({ outcome: 'inside' })
    expect(await check(code)).toMatchObject({ verdict: 'caution', reason: 'inside' })
    expect((await letIn(found.visit.id)).body.error.code).toBe('visitors.inside-already')
    expect((await letOut(found.visit.id)).status).toBe(200)
    expect((await letOut(found.visit.id)).body.error.code).toBe('visitors.not-inside')
    expect(await check(code)).toMatchObject({ verdict: 'refused', reason: 'used' })
    expect((await letIn(found.visit.id)).body.error.code).toBe('visitors.not-open')
    const [visit] = (await shared(id)).visits
    expect(visit).toMatchObject({ state: 'left' })
    expect(Date.parse(visit.leftAt)).toBeGreaterThanOrEqual(Date.parse(visit.enteredAt))
  })

  it('lets somebody come and go where the host says so', async () => {
    const { code } = await invited({ comesAndGoes: true })
    const first = (await check(code)).visit.id
    await letIn(first)
    await letOut(first)
    const again = await check(code)
    expect(again).toMatchObject({ verdict: 'verified' })
    expect(again.visit.id).not.toBe(first)
    expect((await letIn(again.visit.id)).status).toBe(200)
  })

  it('is taken back at once, by its host or by management, and by nobody else', async () => {
    const mine = await invited()
    const revoke = (id: string, as: Person) =>
      app.call('POST', `/c/${place.slug}/visit-invitations/${id}/revoke`, { as: as.cookie })
    for (const other of [partner, neighbour]) {
      expect((await revoke(mine.id, other)).status).toBe(404)
    }
    expect((await revoke(mine.id, guard)).status).toBe(403)
    expect((await revoke(mine.id, host)).status).toBe(200)
    expect(await check(mine.code)).toMatchObject({ verdict: 'refused', reason: 'revoked' })
    expect((await revoke(mine.id, host)).body.error.code).toBe('visitors.revoked')
    const other = await invited()
    const token = await tokenOf(other.id)
    expect((await revoke(other.id, manager)).status).toBe(200)
    expect(await check(token)).toMatchObject({ verdict: 'refused', reason: 'revoked' })
  })

  it('keeps its pass when the time changes', async () => {
    const { id, code } = await invited()
    const token = await tokenOf(id)
    const day = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10)
    const later = { day, from: '10:00', until: '11:00' }
    const { status } = await app.call('POST', `/c/${place.slug}/my/visit-invitations/${id}/time`, {
      as: host.cookie,
      body: later,
    })
    expect(status).toBe(200)
    expect((await shared(id)).code).toBe(code)
    expect(await check(token)).toMatchObject({ verdict: 'refused', reason: 'early' })
    const own = await app.call('POST', `/c/${place.slug}/my/visit-invitations/${id}/time`, {
      as: partner.cookie,
      body: later,
    })
    expect(own.status).toBe(404)
  })

  it('names the field that is wrong', async () => {
    for (const [data, code, field] of [
      [{ from: '10:00', until: '10:00' }, 'visitors.window-times', 'until'],
      [{ day: '2020-01-01' }, 'visitors.window-past', 'until'],
      [{ day: '2030-01-01' }, 'visitors.window-far', 'day'],
      [{ name: ' ' }, 'validation.required', 'name'],
      [{ from: '25:00' }, 'validation.invalid', 'from'],
    ] as const) {
      const { status, body } = await ask(data)
      expect([status, body.error.code, body.error.field]).toEqual([400, code, field])
    }
    expect((await ask({}, neighbour)).status).toBe(403)
  })
})

describe('a signed pass', () => {
  it('opens as its code does, in a link too', async () => {
    const { id } = await invited()
    const { link } = await shared(id)
    expect(await check(link)).toMatchObject({ verdict: 'verified', method: 'qr' })
    expect(await check(await tokenOf(id))).toMatchObject({ verdict: 'verified', method: 'qr' })
  })

  it('is refused where a sign of it is another, or it is of another community', async () => {
    const { id } = await invited()
    const token = await tokenOf(id)
    for (let at = 0; at < token.length; at += 6) {
      const bytes = Buffer.from(token, 'base64url')
      const byte = Math.floor((at * 6) / 8)
      bytes[byte] = bytes[byte]! ^ 1
      const { verdict } = await check(bytes.toString('base64url'))
      expect([at, verdict]).toEqual([at, 'refused'])
    }
    const elsewhere = await make.community()
    const stranger = await make.person(elsewhere.id, 'guard')
    const { body } = await app.call('POST', `/c/${elsewhere.slug}/gate/check`, {
      as: stranger.cookie,
      body: { typed: token },
    })
    expect(body).toMatchObject({ verdict: 'refused', reason: 'elsewhere', visit: null })
    expect(await check('hello')).toMatchObject({ reason: 'unreadable' })
  })

  it('is one key for many that ask at once', async () => {
    const other = await make.community()
    const home = await make.unit(other.id)
    const person = await make.person(other.id, 'owner', { unit: home.id })
    const { body } = await app.call('POST', `/c/${other.slug}/my/visit-invitations`, {
      as: person.cookie,
      body: { unit: home.id, name: 'A guest', ...soon() },
    })
    const all = await Promise.all(
      Array.from({ length: 20 }, () =>
        app.call('GET', `/c/${other.slug}/my/visit-invitations/${body.id}`, { as: person.cookie }),
      ),
    )
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    const keys = await app.sql('select kid from pass_keys where community_id = $1', [other.id])
    expect(keys).toEqual([{ kid: 1 }])
  })

  it('shows a guest the first name of the host, the building and the code alone', async () => {
    const { id, code } = await invited()
    const token = await tokenOf(id)
    const nobody = await createLocalReq({}, app.payload)
    const page = await openPass(nobody, token)
    expect(page).toMatchObject({ state: 'open', host: 'Priya', building: 'B', code })
    expect(JSON.stringify(page)).not.toMatch(/Natarajan|402|@/)
    expect(await openPass(nobody, `${token.slice(0, -2)}AA`)).toBeNull()
  })
})

describe('who may see a visit', () => {
  it('is its host, and those at the gate', async () => {
    const { id, code } = await invited()
    const { visit } = await check(code)
    for (const [person, status] of [
      [host, 200],
      [guard, 200],
      [manager, 200],
      [partner, 404],
      [neighbour, 404],
    ] as const) {
      for (const path of [`/visits/${visit.id}`, `/invitations/${id}`]) {
        expect([path, (await app.call('GET', path, { as: person.cookie })).status]).toEqual([
          path,
          status,
        ])
      }
    }
    const { body } = await app.call('GET', `/c/${place.slug}/my/visits`, { as: partner.cookie })
    expect(body).toEqual({ inside: [], expected: [], earlier: [] })
    const board = await app.call('GET', `/c/${place.slug}/gate`, { as: neighbour.cookie })
    expect(board.status).toBe(403)
    const known = await app.call('GET', `/c/${place.slug}/gate?q=robin`, { as: guard.cookie })
    expect(known.body.expected.map((one: { id: string }) => one.id)).toContain(visit.id)
  })
})

describe('the window', () => {
  const inZone = async (timeZone: string) => {
    const there = await make.community({ timeZone })
    const home = await make.unit(there.id)
    const owner = await make.person(there.id, 'owner', { unit: home.id })
    const watch = await make.person(there.id, 'guard')
    return { there: { ...there, timeZone }, home, owner, watch }
  }

  it.each([
    ['Europe/Paris', '2027-03-28', '01:30', '03:30', 60],
    ['Europe/Paris', '2026-10-25', '01:30', '03:30', 180],
    ['America/Toronto', '2027-03-14', '01:00', '04:00', 120],
    ['UTC', '2028-02-29', '23:00', '01:00', 120],
  ])('opens and closes to the second in %s on %s', async (zone, day, from, until, minutes) => {
    const { there, home, owner, watch } = await inZone(zone)
    const startsAt = instantOf(`${day}T${from}`, zone)
    const opens = startsAt - 30 * 60_000
    const closes = startsAt + minutes * 60_000
    const input = inviteInput.parse({ unit: home.id, name: 'Edge', day, from, until })
    const community = { id: there.id, timeZone: zone } as never
    const before = new Date(startsAt - 86_400_000)
    const { code } = await invite({ req: await asked(owner), community, now: before }, input)
    const at = async (instant: number) => {
      const req = await asked(watch)
      const now = new Date(instant)
      const { reason, visit } = await inTransaction(req, () =>
        checkAtGate({ req, community, now }, code!),
      )
      return [reason, visit?.id] as const
    }
    const second = 1000
    expect((await at(opens - second))[0]).toBe('early')
    expect((await at(opens))[0]).toBe('open')
    expect((await at(closes - second))[0]).toBe('open')
    const [reason, visit] = await at(closes)
    expect(reason).toBe('late')
    const req = await asked(watch)
    const late = { req, community: there.id, now: new Date(closes) }
    await expect(
      inTransaction(req, () => enter(late, { id: visit!, method: 'code', gate: null })),
    ).rejects.toMatchObject({ code: 'visitors.not-open' })
    // Long before and long after, the code is not known at all.
    expect((await at(opens - 13 * 3_600_000))[0]).toBe('unknown')
    expect((await at(closes + 13 * 3_600_000))[0]).toBe('unknown')
  })
})

describe('at many gates at once', () => {
  it('each code lets in once', async () => {
    await app.sql('delete from rate_limits')
    const codes = 100
    const visits: string[] = []
    for (let n = 0; n < codes; n += 1) {
      const { code } = await invite(
        { req: await asked(host), community: place as never, now: new Date() },
        inviteInput.parse({ unit: unit.id, name: `Guest ${String(n)}`, ...soon() }),
      )
      const [row] = await app.sql<{ id: string }>(
        `select v.id from visits v join visit_passes p on p.invitation_id = v.invitation_id
         where p.code = $1 and p.community_id = $2`,
        [code, place.id],
      )
      visits.push(row!.id)
    }
    let winners = 0
    const tries = visits.flatMap((visit) => Array.from({ length: 20 }, () => visit))
    const one = async (visit: string) => {
      const req = await asked(guard)
      try {
        await inTransaction(req, () =>
          enter(
            { req, community: place.id, now: new Date() },
            { id: visit, method: 'qr', gate: null },
          ),
        )
        winners += 1
      } catch (error) {
        expect(error).toMatchObject({ code: 'visitors.inside-already' })
      }
    }
    for (let at = 0; at < tries.length; at += 40) {
      await Promise.all(tries.slice(at, at + 40).map(one))
    }
    expect(winners).toBe(codes)
    await app.sql(
      `update visits set state = 'left', left_at = now() where state = 'inside' and community_id = $1`,
      [place.id],
    )
  }, 120_000)
})

describe('who is told', () => {
  it('is the host, as long as they live there', async () => {
    const { code } = await invited()
    const { visit } = await check(code)
    await letIn(visit.id)
    const req = await communityRequest(app.payload, place.id, 'a test')
    const data = { visitId: visit.id, hostId: host.user.id }
    const whom = async () =>
      (await visitArrivedNotice.audience({ req, community: place.id, data })).map(({ id }) => id)
    expect(await whom()).toEqual([host.user.id])
    const community = { ...place, logo: null } as never
    const text = await visitArrivedNotice.text({ req, data, community, locale: 'en' })
    expect(text).toMatchObject({ title: 'Robin Guest has arrived' })
    expect(JSON.stringify(text!.lockScreen)).not.toContain('Robin')
    await app.sql(`update memberships set valid_to = now() - interval '1 minute' where id = $1`, [
      host.membership!.id,
    ])
    expect(await whom()).toEqual([])
    await app.sql('update memberships set valid_to = null where id = $1', [host.membership!.id])
  })
})

describe('whose time is over', () => {
  const over = async (minutes: number) =>
    findVisitsOver({ payload: app.payload, now: new Date(Date.now() + minutes * 60_000) })
  const stateOf = async (id: string) =>
    (await app.sql<{ state: string }>('select state from visits where id = $1', [id]))[0]!.state

  it('is found once, however many look, and host and gate are told while they stay', async () => {
    const { code } = await invited({ purpose: 'delivery' })
    const { visit } = await check(code)
    await letIn(visit.id)
    expect(await over(44)).toBe(0)
    const found = await Promise.all(Array.from({ length: 20 }, () => over(46)))
    expect(found.reduce((sum, many) => sum + many, 0)).toBe(1)
    expect(await stateOf(visit.id)).toBe('overstayed')
    const req = await communityRequest(app.payload, place.id, 'a test')
    const data = { visitId: visit.id, hostId: host.user.id }
    const asked = { req, community: place.id, data }
    expect((await hostOverstayNotice.audience(asked)).map(({ id }) => id)).toEqual([host.user.id])
    const gate = (await gateOverstayNotice.audience(asked)).map(({ id }) => id)
    expect(gate.toSorted()).toEqual([guard.user.id, manager.user.id].toSorted())
    const context = { req, data, community: { ...place, logo: null } as never, locale: 'fr' }
    expect((await hostOverstayNotice.text(context))?.title).toContain('encore à l’intérieur')
    expect(await check(code)).toMatchObject({ verdict: 'caution', reason: 'inside' })
    await letOut(visit.id)
    expect(await hostOverstayNotice.text(context)).toBeNull()
  })

  it('is expected no more where they have not come', async () => {
    const { id, code } = await invited()
    const { visit } = await check(code)
    await over(105)
    expect(await stateOf(visit.id)).toBe('expected')
    await over(111)
    expect(await stateOf(visit.id)).toBe('expired')
    expect((await shared(id)).visits[0].state).toBe('expired')
    expect((await shared(id)).code).toBe(code)
    await over(110 + 25 * 60)
    expect((await shared(id)).code).toBeNull()
  })
})

describe('somebody who comes again and again', () => {
  const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
  const visitsOf = (id: string) =>
    app.sql<{ id: string; state: string; opens_at: Date }>(
      'select id, state, opens_at from visits where invitation_id = $1 order by opens_at',
      [id],
    )

  it('is expected two weeks ahead, each time once, and let in each time', async () => {
    const { id, code } = await invited({ kind: 'recurring', days: DAYS })
    const first = await visitsOf(id)
    expect(first.length).toBeGreaterThanOrEqual(14)
    const { visit } = await check(code)
    expect(visit.id).toBe(first.find(({ state }) => state === 'expected')!.id)
    await letIn(visit.id)
    await letOut(visit.id)
    expect(await check(code)).toMatchObject({ verdict: 'refused', reason: 'used' })
    const plan = (days: number) =>
      planRecurring({ payload: app.payload, now: new Date(Date.now() + days * 86_400_000) })
    expect(await plan(0)).toBe(0)
    const made = await Promise.all(Array.from({ length: 20 }, () => plan(1)))
    expect(made.reduce((sum, many) => sum + many, 0)).toBe(1)
    expect(await visitsOf(id)).toHaveLength(first.length + 1)
    const own = await app.call('GET', `/c/${place.slug}/my/visits`, { as: host.cookie })
    const next = own.body.expected.filter((one: { invitation: string }) => one.invitation === id)
    expect(next).toHaveLength(1)
    await app.call('POST', `/c/${place.slug}/visit-invitations/${id}/revoke`, { as: host.cookie })
    const states = (await visitsOf(id)).map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['left', 'revoked']))
    expect(await plan(3)).toBe(0)
  })

  it('has days, and a last one that is not before the first', async () => {
    for (const [data, code, field] of [
      [{ kind: 'recurring' }, 'visitors.no-days', 'days'],
      [{ kind: 'recurring', days: ['MO'], lastDay: '2020-01-01' }, 'visitors.last-day', 'lastDay'],
      [{ kind: 'standing', lastDay: '2020-01-01' }, 'visitors.last-day', 'lastDay'],
    ] as const) {
      const { status, body } = await ask(data)
      expect([status, body.error.code, body.error.field]).toEqual([400, code, field])
    }
  })

  it('may stand for good: with a QR code and without digits, coming and going', async () => {
    const { id, code } = await invited({ kind: 'standing', name: 'A nanny', purpose: 'family' })
    expect(code).toBeNull()
    expect(await shared(id)).toMatchObject({ kind: 'standing', code: null, lastsUntil: null })
    for (let times = 0; times < 3; times += 1) {
      const found = await check(await tokenOf(id))
      expect(found).toMatchObject({ verdict: 'verified', method: 'qr' })
      expect((await letIn(found.visit.id)).status).toBe(200)
      await letOut(found.visit.id)
    }
    const board = async (q: string) => {
      const { body } = await app.call('GET', `/c/${place.slug}/gate?q=${q}`, { as: guard.cookie })
      return body.expected.filter((one: { invitation: string }) => one.invitation === id).length
    }
    expect([await board(''), await board('nanny')]).toEqual([0, 1])
  })

  it('is nobody’s guest any more once the host has moved out', async () => {
    const { id, code } = await invited()
    const token = await tokenOf(id)
    const { visit } = await check(code)
    await app.sql(`update memberships set valid_to = now() - interval '1 minute' where id = $1`, [
      host.membership!.id,
    ])
    expect(await check(token)).toMatchObject({ verdict: 'refused', reason: 'moved-out' })
    expect((await letIn(visit.id)).body.error.code).toBe('visitors.not-open')
    await app.sql('update memberships set valid_to = null where id = $1', [host.membership!.id])
    expect(await check(code)).toMatchObject({ verdict: 'verified' })
  })
})

describe('wrong codes', () => {
  it('stop codes once the budget is spent, for that browser alone first; QR goes on', async () => {
    await app.sql('delete from rate_limits')
    const elsewhere = await make.community()
    const home = await make.unit(elsewhere.id)
    const owner = await make.person(elsewhere.id, 'owner', { unit: home.id })
    const watch = await make.person(elsewhere.id, 'guard')
    const other = await make.person(elsewhere.id, 'concierge')
    const many = 200
    const passes: string[] = []
    for (let n = 0; n < many; n += 1) {
      const { code } = await invite(
        { req: await asked(owner), community: elsewhere as never, now: new Date() },
        inviteInput.parse({ unit: home.id, name: `Guest ${String(n)}`, ...soon() }),
      )
      passes.push(code!)
    }
    // Codes of another month cannot be hit now, and make no guess dearer.
    for (let n = 0; n < 10; n += 1) {
      const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
      const far = { day, from: '10:00', until: '11:00' }
      await invite(
        { req: await asked(owner), community: elsewhere as never, now: new Date() },
        inviteInput.parse({ unit: home.id, name: `Later ${String(n)}`, ...far }),
      )
    }
    const wrong = (n: number): string => {
      const code = String(n).padStart(6, '0')
      return passes.includes(code) ? wrong(n + 1000) : code
    }
    const guess = async (typed: string, as: Person): Promise<string> => {
      const { body } = await app.call('POST', `/c/${elsewhere.slug}/gate/check`, {
        as: as.cookie,
        body: { typed },
      })
      return body.reason
    }
    const reasons: string[] = []
    for (let n = 0; n < 8; n += 1) reasons.push(await guess(wrong(n), watch))
    // 200 codes live: six wrong ones at 200 each fit into 1,225.
    expect(reasons).toEqual([...Array.from({ length: 6 }, () => 'unknown'), 'spent', 'spent'])
    expect(await guess(passes[0]!, watch)).toBe('spent')
    // Nobody else is locked out, and what is right costs nothing.
    for (let n = 0; n < 10; n += 1) expect(await guess(passes[n]!, other)).toBe('open')
    const [invitation] = await app.sql<{ id: string }>(
      'select invitation_id as id from visit_passes where code = $1 and community_id = $2',
      [passes[0], elsewhere.id],
    )
    const { body } = await app.call(
      'GET',
      `/c/${elsewhere.slug}/my/visit-invitations/${invitation!.id}`,
      { as: owner.cookie },
    )
    expect(await guess(body.link, watch)).toBe('open')
    const stops = await app.sql('select day from gate_stops where community_id = $1', [
      elsewhere.id,
    ])
    expect(stops).toHaveLength(1)
    const boss = await make.person(elsewhere.id, 'manager')
    const req = await communityRequest(app.payload, elsewhere.id, 'a test')
    const told = await codesStoppedNotice.audience({
      req,
      community: elsewhere.id,
      data: { day: '2026-01-01' },
    })
    expect(told.map(({ id }) => id)).toEqual([boss.user.id])
  }, 60_000)
})

describe('the block list', () => {
  const listed = () =>
    app.past.create({
      collection: 'block-entries',
      data: {
        community: place.id,
        name: 'José Álvarez',
        aliases: 'Pepe Alvarez',
        vehicle: 'XX 999 YY',
        reason: 'Threatened staff',
      },
    })

  it('stops a match until a manager answers, and no host sees it', async () => {
    const { id: entry } = await listed()
    const { id, code } = await invited({ name: 'Alvarez Jose' })
    const stopped = await check(code)
    expect(stopped).toMatchObject({ verdict: 'refused', reason: 'held' })
    expect((await letIn(stopped.visit.id)).body.error.code).toBe('visitors.held')
    for (const path of ['/block-entries', `/block-entries/${entry}`]) {
      for (const person of [host, guard]) {
        const { status, body } = await app.call('GET', path, { as: person.cookie })
        expect([path, status === 200 ? body.docs.length : 404]).toEqual([
          path,
          status === 200 ? 0 : 404,
        ])
      }
    }
    expect((await shared(id)).visits[0].state).toBe('waiting')
    expect(JSON.stringify(await shared(id))).not.toMatch(/block|Threatened|held/i)
    const board = await app.call('GET', `/c/${place.slug}/gate`, { as: guard.cookie })
    const [hold] = board.body.held
    expect(hold).toMatchObject({ name: 'Alvarez Jose', reason: 'Threatened staff' })
    const req = await communityRequest(app.payload, place.id, 'a test')
    const data = { holdId: hold.id }
    const told = await holdOpenedNotice.audience({ req, community: place.id, data })
    expect(told.map((one) => one.id)).toEqual([manager.user.id])
    const answer = (as: Person, word = 'allowed') =>
      app.call('POST', `/c/${place.slug}/gate/holds/${hold.id}/answer`, {
        as: as.cookie,
        body: { answer: word },
      })
    expect((await answer(guard)).status).toBe(403)
    const all = await Promise.all(Array.from({ length: 20 }, () => answer(manager)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ status }) => status === 409)).toHaveLength(19)
    expect(await check(code)).toMatchObject({ verdict: 'verified' })
    expect((await letIn(stopped.visit.id)).status).toBe(200)
  })

  it('stops from the list too, by the vehicle, and turns away for good', async () => {
    const { code } = await invited({ name: 'Somebody Else', vehicle: 'xx-999-yy' })
    const [visit] = await app.sql<{ id: string }>(
      `select v.id from visits v join visit_passes p on p.invitation_id = v.invitation_id
       where p.code = $1`,
      [code],
    )
    expect((await letIn(visit!.id, { method: 'list' })).body).toEqual({ outcome: 'held' })
    const [hold] = await app.sql<{ id: string }>('select id from gate_holds where visit_id = $1', [
      visit!.id,
    ])
    await app.call('POST', `/c/${place.slug}/gate/holds/${hold!.id}/answer`, {
      as: manager.cookie,
      body: { answer: 'denied' },
    })
    expect(await check(code)).toMatchObject({ verdict: 'refused', reason: 'turned-away' })
    expect((await letIn(visit!.id)).body.error.code).toBe('visitors.not-open')
  })
})
