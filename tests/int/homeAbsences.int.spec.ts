import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import { askOpenedNotice } from '@/collections/visitors/askNotice'
import { removeOldVisits } from '@/collections/visitors/operations/removeOldVisits'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { dayFrom } from '@/kernel/domain/zonedDay'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let unit: Unit
let guard: Person
let manager: Person
let priya: Person
let mira: Person
let landlord: Person
let neighbour: Person

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court' })
  unit = await make.unit(place.id, { number: '402' })
  const next = await make.unit(place.id, { number: '403' })
  guard = await make.person(place.id, 'guard')
  manager = await make.person(place.id, 'manager')
  priya = await make.person(place.id, 'leaseholder', { unit: unit.id, name: 'Priya' })
  mira = await make.person(place.id, 'household', { unit: unit.id, name: 'Mira' })
  landlord = await make.person(place.id, 'owner', { unit: unit.id, livesThere: false })
  neighbour = await make.person(place.id, 'owner', { unit: next.id })
}, 60_000)
afterAll(async () => {
  await app.stop()
})
beforeEach(async () => {
  await app.sql('delete from home_absences where community_id = $1', [place.id])
})

const day = (many: number) => dayFrom(new Date(), place.timeZone, many)
const say = (data: object = {}, as = priya) =>
  app.call('POST', `/c/${place.slug}/my/home-absences`, {
    as: as.cookie,
    body: { unit: unit.id, from: day(0), until: day(3), answer: 'refuse', ...data },
  })
const said = async (data: object = {}): Promise<string> => {
  const { status, body } = await say(data)
  expect([status, body.error]).toEqual([201, undefined])
  return body.id
}
const end = (id: string, as = priya) =>
  app.call('POST', `/c/${place.slug}/my/home-absences/${id}/end`, { as: as.cookie })
const seen = async (as: Person) =>
  (await app.call('GET', `/c/${place.slug}/my/home-absences`, { as: as.cookie })).body.absences
const asked = async (data: object = {}): Promise<{ id: string; isHeld: boolean }> => {
  const { status, body } = await app.call('POST', `/c/${place.slug}/gate/asks`, {
    as: guard.cookie,
    body: { name: 'Robin Passerby', unit: unit.id, ...data },
  })
  expect([status, body.error]).toEqual([201, undefined])
  return body
}
const stateOf = async (visit: string) =>
  (
    await app.sql<{ state: string }>('select state::text as state from visits where id = $1', [
      visit,
    ])
  )[0]?.state
const shownTo = async (as: Person, path: string, visit: string) => {
  const { body } = await app.call('GET', `/c/${place.slug}${path}`, { as: as.cookie })
  return body.asks.find(({ id }: { id: string }) => id === visit)
}
const events = async (visit: string) =>
  (
    await app.sql<{ type: string }>(
      `select distinct data ->> 'type' as type from pgboss.job where data -> 'data' ->> 'visitId' = $1`,
      [visit],
    )
  ).map(({ type }) => type)
const request = ({ user }: Person) =>
  createLocalReq({ user: { ...user, collection: 'users' } as never }, app.payload)

describe('when a home is away', () => {
  it('is said and ended by anybody who lives there, and seen by them alone', async () => {
    const id = await said()
    const row = { id, from: day(0), until: day(3), answer: 'refuse', by: 'Priya', isNow: true }
    expect(await seen(mira)).toMatchObject([row])
    expect(await seen(neighbour)).toEqual([])
    expect((await say({}, neighbour)).status).toBe(403)
    expect((await say({}, landlord)).status).toBe(403)
    expect((await say({}, guard)).status).toBe(403)
    for (const person of [guard, manager, landlord, neighbour]) {
      const reader = await readerOf(await request(person))
      const { rows } = await reader.execute(sql`select 1 from home_absences where id = ${id}`)
      expect([person.user.email, rows]).toEqual([person.user.email, []])
      expect((await end(id, person)).status).toBeGreaterThanOrEqual(403)
    }
    expect(await seen(priya)).toHaveLength(1)
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => end(id, n % 2 ? mira : priya)),
    )
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await seen(priya)).toEqual([])
  })

  it('says which field is wrong', async () => {
    const wrong = async (data: object) => {
      const { status, body } = await say(data)
      return [status, body.error.code, body.error.field]
    }
    expect(await wrong({ until: day(-1) })).toEqual([400, 'visitors.away-order', 'until'])
    expect(await wrong({ from: day(-3), until: day(-1) })).toEqual([
      400,
      'visitors.away-past',
      'until',
    ])
    expect(await wrong({ until: day(400) })).toEqual([400, 'visitors.away-far', 'until'])
    expect((await say({ until: 'soon' })).status).toBe(400)
    await said()
    expect(await wrong({ from: day(3), until: day(5) })).toEqual([
      409,
      'visitors.away-already',
      'from',
    ])
    await said({ from: day(4), until: day(5) })
  })

  it('is said once, of twenty who say it at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => say({}, n % 2 ? mira : priya)),
    )
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(await seen(priya)).toHaveLength(1)
  })

  it('waits for whoever says it at this moment, and finds what they said', async () => {
    const req = await request(mira)
    const { waiting } = await inTransaction(req, async () => {
      const tx = await txOf(req)
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`away ${unit.id}`}, 0))`)
      const late = say()
      await new Promise((resolve) => setTimeout(resolve, 400))
      await tx.execute(sql`
        insert into home_absences (id, community_id, unit_id, first_day, last_day, answer, by_id)
        values (gen_random_uuid(), ${place.id}, ${unit.id}, ${day(1)}, ${day(2)}, 'ask',
          ${mira.user.id})`)
      return { waiting: late }
    })
    expect((await waiting).body.error.code).toBe('visitors.away-already')
  })

  it('is removed once it is over', async () => {
    const id = await said()
    await app.sql('update home_absences set first_day = $2, last_day = $3 where id = $1', [
      id,
      day(-9),
      day(-3),
    ])
    await removeOldVisits({ payload: app.payload, now: new Date() })
    expect(await app.sql('select 1 from home_absences where id = $1', [id])).toEqual([])
  })
})

describe('whom nobody announced, while a home is away', () => {
  it('is refused by its rule at once; the home reads it, and the gate no more than that', async () => {
    await said()
    const { id: visit } = await asked()
    expect(await stateOf(visit)).toBe('refused')
    expect(await events(visit)).toEqual(['gate-ask.answered'])
    const answer = { given: 'refused', as: 'rule', by: '' }
    expect(await shownTo(guard, '/gate/asks', visit)).toMatchObject({ state: 'refused', answer })
    for (const person of [priya, mira]) {
      expect(await shownTo(person, '/my/gate-asks', visit)).toMatchObject({ answer })
    }
    const late = await app.call('POST', `/c/${place.slug}/my/gate-asks/${visit}/answer`, {
      as: priya.cookie,
      body: { answer: 'let-in' },
    })
    expect(late.body.error.code).toBe('visitors.answered')
    const board = await app.call('GET', `/c/${place.slug}/gate`, { as: guard.cookie })
    expect(JSON.stringify([board.body, await shownTo(guard, '/gate/asks', visit)])).not.toContain(
      day(3),
    )
  })

  it('is asked as always where the home wants that, before it and after it', async () => {
    for (const data of [{ answer: 'ask' }, { from: day(1) }]) {
      const absence = await said(data)
      const { id: visit } = await asked()
      expect([data, await stateOf(visit)]).toEqual([data, 'waiting'])
      expect(await events(visit)).toContain(askOpenedNotice.eventType)
      await end(absence)
    }
    await app.sql(
      `insert into home_absences (id, community_id, unit_id, first_day, last_day, answer, by_id)
       values (gen_random_uuid(), $1, $2, $3, $4, 'refuse', $5)`,
      [place.id, unit.id, day(-5), day(-1), priya.user.id],
    )
    expect(await stateOf((await asked()).id)).toBe('waiting')
  })

  it('is refused once a manager has allowed them, and not before', async () => {
    await said()
    await app.past.create({
      collection: 'block-entries',
      data: { community: place.id, name: 'Victor Vile', reason: 'Threatened staff' },
    })
    const { id: visit, isHeld } = await asked({ name: 'Victor Vile' })
    expect([isHeld, await stateOf(visit)]).toEqual([true, 'waiting'])
    const board = await app.call('GET', `/c/${place.slug}/gate`, { as: guard.cookie })
    const hold = board.body.held.find((one: { visit: string }) => one.visit === visit)
    const allowed = await app.call('POST', `/c/${place.slug}/gate/holds/${hold.id}/answer`, {
      as: manager.cookie,
      body: { answer: 'allowed' },
    })
    expect([allowed.status, await stateOf(visit)]).toEqual([200, 'refused'])
  })

  it('is answered by what holds when the gate asks, while somebody ends it', async () => {
    for (let round = 0; round < 4; round += 1) {
      const absence = await said()
      const [ended, ...asks] = await Promise.all([
        end(absence),
        ...Array.from({ length: 5 }, () => asked()),
      ])
      expect(ended.status).toBe(200)
      for (const { id } of asks) {
        const by = (await shownTo(priya, '/my/gate-asks', id)).answer?.as
        expect([
          ['refused', 'rule'],
          ['waiting', undefined],
        ]).toContainEqual([await stateOf(id), by])
      }
      expect(await stateOf((await asked()).id)).toBe('waiting')
    }
  })

  it('holds the end of an absence back until its answer stands', async () => {
    const absence = await said()
    const req = await request(guard)
    let isEnded = false
    const ending = await inTransaction(req, async () => {
      const tx = await txOf(req)
      await tx.execute(sql`select app_home_takes_nobody(${place.id}, ${unit.id})`)
      const one = end(absence).then((answer) => {
        isEnded = true
        return answer
      })
      await new Promise((resolve) => setTimeout(resolve, 400))
      expect(isEnded).toBe(false)
      return { one }
    })
    expect((await ending.one).status).toBe(200)
  })

  it('tells nobody but those at the gate of that community', async () => {
    await said()
    const takesNobody = async (person: Person) => {
      const req = await request(person)
      return inTransaction(req, async () => {
        const tx = await txOf(req)
        const { rows } = await tx.execute<{ takes: boolean }>(
          sql`select app_home_takes_nobody(${place.id}, ${unit.id}) as takes`,
        )
        return rows[0]?.takes
      })
    }
    const other = await make.community()
    const stranger = await make.person(other.id, 'guard')
    expect(await takesNobody(guard)).toBe(true)
    for (const person of [neighbour, landlord, stranger]) {
      expect(await takesNobody(person)).toBe(false)
    }
  })
})
