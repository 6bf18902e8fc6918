import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { PayloadRequest } from 'payload'
import pg from 'pg'
import { openPass } from '@/collections/visitors/operations/passPage'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
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

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court' })
  unit = await make.unit(place.id, { number: '402', building: 'B' })
  guard = await make.person(place.id, 'guard')
  manager = await make.person(place.id, 'manager')
  host = await make.person(place.id, 'owner', { unit: unit.id, name: 'Priya Natarajan' })
  partner = await make.person(place.id, 'leaseholder', { unit: unit.id, name: 'Arjun' })
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const clock = (minutes: number) =>
  new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16)
const nextMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
const today = () => new Date(Date.now() - 600_000).toISOString().slice(0, 10)

interface Invited {
  id: string
  code: string
  visit: string
}
const invited = async (data: object = {}): Promise<Invited> => {
  const { status, body } = await app.call('POST', `/c/${place.slug}/my/visit-invitations`, {
    as: host.cookie,
    body: {
      unit: unit.id,
      name: 'Robin Guest',
      day: today(),
      from: clock(-10),
      until: clock(110),
      ...data,
    },
  })
  expect([status, body.error]).toEqual([201, undefined])
  const [row] = await app.sql<{ id: string }>('select id from visits where invitation_id = $1', [
    body.id,
  ])
  return { ...body, visit: row!.id }
}
const atGate = (path: string, body: object = {}, as = guard) =>
  app.call('POST', `/c/${place.slug}/gate/${path}`, { as: as.cookie, body })
const letIn = (visit: string) => atGate(`visits/${visit}/enter`)
const letOut = (visit: string) => atGate(`visits/${visit}/leave`)
const reasonOf = async (typed: string): Promise<string> =>
  (await atGate('check', { typed })).body.reason
const tokenOf = async (id: string): Promise<string> => {
  const { body } = await app.call('GET', `/c/${place.slug}/my/visit-invitations/${id}`, {
    as: host.cookie,
  })
  return new URL(body.link).pathname.split('/').at(-1)!
}
const asked = async ({ user }: Person): Promise<PayloadRequest> =>
  createLocalReq({ user: { ...user, collection: 'users' } as never }, app.payload)
/** How many rows a person comes to, by the database's rules alone. */
const seenBy = async (person: Person, query: Sql): Promise<number> =>
  (await (await readerOf(await asked(person))).execute(query)).rows.length
const changedBy = async (person: Person, query: Sql): Promise<number> => {
  const req = await asked(person)
  return inTransaction(req, async () => (await (await txOf(req)).execute(query)).rows.length)
}

/** Another visit of the same invitation, whose window is open as well. */
const again = async (visit: string): Promise<string> => {
  const [row] = await app.sql<{ id: string }>(
    `insert into visits (id, community_id, name, invitation_id, host_id, unit_id, state, opens_at,
       closes_at, party)
     select gen_random_uuid(), community_id, name, invitation_id, host_id, unit_id, 'expected',
       opens_at + interval '1 minute', closes_at, party from visits where id = $1 returning id`,
    [visit],
  )
  return row!.id
}

const INSIDE = `update visits set state = 'inside', entered_at = now() where id = $1`

/** Acts while somebody else's change is not committed, and commits it once the act waits for it. */
const meanwhile = async <Result>(
  change: string,
  id: string,
  act: () => Promise<Result>,
): Promise<Result> => {
  const other = new pg.Client({ connectionString: app.urls.owner })
  await other.connect()
  try {
    await other.query('begin')
    await other.query(change, [id])
    const progress = { isDone: false }
    const acting = act().finally(() => {
      progress.isDone = true
    })
    const waits = async () => {
      const { rows } = await other.query(
        `select 1 from pg_stat_activity where datname = current_database()
           and pg_backend_pid() = any (pg_blocking_pids(pid))`,
      )
      return rows.length > 0
    }
    while (!progress.isDone && !(await waits()))
      await new Promise((resolve) => setTimeout(resolve, 10))
    await other.query('commit')
    return await acting
  } finally {
    await other.end()
  }
}

describe('between the look and the letting in', () => {
  it.each([
    ['the time moves away', `opens_at = now() + interval '5 minutes'`, 'visitors.not-open'],
    ['the window closes', `closes_at = now() - interval '1 second'`, 'visitors.not-open'],
    ['it is taken back', `state = 'revoked'`, 'visitors.not-open'],
    ['another gate lets in', `state = 'inside', entered_at = now()`, 'visitors.inside-already'],
  ])('%s', async (_, change, code) => {
    const { visit } = await invited()
    const { status, body } = await meanwhile(
      `update visits set ${change} where id = $1`,
      visit,
      () => letIn(visit),
    )
    expect([status, body.error?.code]).toEqual([409, code])
  })

  it('the same invitation is inside on another of its visits', async () => {
    const { visit } = await invited()
    const other = await again(visit)
    expect((await letIn(visit)).status).toBe(200)
    expect((await letIn(other)).body.error.code).toBe('visitors.inside-already')
    expect((await letOut(visit)).status).toBe(200)
    expect((await letIn(other)).status).toBe(200)
  })

  it('and of two of its visits at once one is let in', async () => {
    const { visit } = await invited()
    const other = await again(visit)
    const { status } = await meanwhile(INSIDE, visit, () => letIn(other))
    expect(status).toBe(409)
    await letOut(visit)
    const third = await again(visit)
    const all = await Promise.all(
      Array.from({ length: 24 }, (_, n) => letIn(n % 2 === 0 ? other : third)),
    )
    expect(all.map(({ status: one }) => one).toSorted()).toEqual([
      200,
      ...Array.from({ length: 23 }, () => 409),
    ])
  })

  it('of many that let out at once one does', async () => {
    const { visit } = await invited()
    expect((await letOut(visit)).body.error.code).toBe('visitors.not-inside')
    await letIn(visit)
    const all = await Promise.all(Array.from({ length: 20 }, () => letOut(visit)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ body }) => body.error?.code === 'visitors.not-inside')).toHaveLength(19)
  })
})

describe('the page of a pass', () => {
  it('says that it is taken back or over, and shows no code then', async () => {
    const nobody = await createLocalReq({}, app.payload)
    const { id } = await invited()
    const token = await tokenOf(id)
    const revoke = () =>
      app.call('POST', `/c/${place.slug}/visit-invitations/${id}/revoke`, { as: host.cookie })
    expect((await revoke()).status).toBe(200)
    expect(await openPass(nobody, token)).toMatchObject({ state: 'revoked', code: null })
    const past = await invited()
    const late = await tokenOf(past.id)
    await app.sql(`update invitations set ends_at = now() - interval '1 minute' where id = $1`, [
      past.id,
    ])
    expect(await openPass(nobody, late)).toMatchObject({ state: 'over', code: null })
  })
})

describe('an invitation', () => {
  const revoke = (id: string, as = host) =>
    app.call('POST', `/c/${place.slug}/visit-invitations/${id}/revoke`, { as: as.cookie })
  const later = (id: string, as = host) =>
    app.call('POST', `/c/${place.slug}/my/visit-invitations/${id}/time`, {
      as: as.cookie,
      body: { day: nextMonth(), from: '10:00', until: '11:00' },
    })

  it('is not changed by a guard who lives there too', async () => {
    const both = await make.person(place.id, 'guard')
    await make.membership(place.id, both.user.id, 'leaseholder', { unit: unit.id })
    const { id, code } = await invited()
    expect((await later(id, both)).status).toBe(404)
    expect((await revoke(id, both)).status).toBe(404)
    expect(await reasonOf(code)).toBe('open')
  })

  it('that is taken back leaves inside who is inside, and has no other time', async () => {
    const { id, code, visit } = await invited()
    await letIn(visit)
    expect((await later(id)).body.error.code).toBe('visitors.not-open')
    expect((await revoke(id)).status).toBe(200)
    expect(await reasonOf(code)).toBe('inside')
    expect((await letOut(visit)).status).toBe(200)
    const other = await invited()
    await revoke(other.id)
    expect((await later(other.id)).status).toBe(404)
  })
})

const list = () =>
  app.past.create({
    collection: 'block-entries',
    data: { community: place.id, name: 'José Álvarez', reason: 'Threatened staff' },
  })

describe('the database alone', () => {
  it('shows a visit to its host and to the gate, and to nobody else of the home', async () => {
    const { id, visit } = await invited()
    for (const query of [
      sql`select 1 from visits where id = ${visit}`,
      sql`select 1 from invitations where id = ${id}`,
      sql`select 1 from visitors where community_id = ${place.id} limit 1`,
    ]) {
      const seen = [host, guard, manager, partner].map((one) => seenBy(one, query))
      expect(await Promise.all(seen)).toEqual([1, 1, 1, 0])
    }
  })

  it('shows the block list to the gate; a manager alone writes it, and names gates', async () => {
    const { id } = await list()
    const entry = sql`select 1 from block_entries where id = ${id}`
    const seen = [host, guard, manager].map((one) => seenBy(one, entry))
    expect(await Promise.all(seen)).toEqual([0, 1, 1])
    const lift = sql`update block_entries set reason = 'Lifted' where id = ${id} returning id`
    expect(await changedBy(guard, lift)).toBe(0)
    expect(await changedBy(manager, lift)).toBe(1)
    const gate = sql`insert into gates (id, community_id, name) values (gen_random_uuid(), ${place.id},
      'North') returning id`
    await expect(changedBy(guard, gate)).rejects.toMatchObject({ cause: { code: '42501' } })
    expect(await changedBy(manager, gate)).toBe(1)
    await app.sql('delete from block_entries where id = $1', [id])
  })

  it('shows codes to the host and to the gate', async () => {
    const { id } = await invited()
    const codes = sql`select 1 from visit_passes where invitation_id = ${id}`
    const taken = sql`update visit_passes set code = null where invitation_id = ${id} returning id`
    expect(await Promise.all([host, guard, manager].map((one) => seenBy(one, codes)))).toEqual([
      1, 1, 1,
    ])
    expect(await seenBy(partner, codes)).toBe(0)
    expect(await changedBy(partner, taken)).toBe(0)
    expect(await changedBy(host, taken)).toBe(1)
  })

  it('gives nobody a pass to the invitation of another', async () => {
    const { id } = await invited()
    await app.sql('delete from visit_passes where invitation_id = $1', [id])
    const give = sql`insert into visit_passes (id, community_id, invitation_id)
      values (gen_random_uuid(), ${place.id}, ${id}) returning id`
    await expect(changedBy(partner, give)).rejects.toMatchObject({ cause: { code: '42501' } })
    expect(await changedBy(host, give)).toBe(1)
  })

  it('shows to those at the gate who is stopped; a manager alone answers', async () => {
    await list()
    const { code, visit } = await invited({ name: 'Jose Alvarez' })
    expect(await reasonOf(code)).toBe('held')
    const held = sql`select 1 from gate_holds where visit_id = ${visit}`
    const answers = (
      by: Person,
    ) => sql`update gate_holds set answer = 'allowed', answered_at = now(),
      answered_by_id = ${by.user.id} where visit_id = ${visit} returning id`
    const put = sql`insert into gate_stops (community_id, day) values (${place.id}, '2026-01-01')
      returning day`
    const stops = sql`select 1 from gate_stops where community_id = ${place.id}`
    await expect(changedBy(host, put)).rejects.toMatchObject({ cause: { code: '42501' } })
    expect(await changedBy(guard, put)).toBe(1)
    for (const query of [held, stops]) {
      expect(await Promise.all([host, guard, manager].map((one) => seenBy(one, query)))).toEqual([
        0, 1, 1,
      ])
    }
    expect(await changedBy(host, answers(host))).toBe(0)
    expect(await changedBy(guard, answers(guard))).toBe(0)
    expect(await changedBy(manager, answers(manager))).toBe(1)
  })
})

describe('the block list', () => {
  it('asks once, however many gates see them at once', async () => {
    await list()
    const { code, visit } = await invited({ name: 'Jose Alvarez' })
    const all = await Promise.all(
      Array.from({ length: 20 }, () => atGate('check', { typed: code })),
    )
    expect(all.map(({ body }) => body.reason)).toEqual(Array.from({ length: 20 }, () => 'held'))
    const holds = await app.sql('select id from gate_holds where visit_id = $1', [visit])
    expect(holds).toHaveLength(1)
  })

  it('stops nobody whose entry of the list has run out', async () => {
    await list()
    await app.sql(`update block_entries set expires_at = now() - interval '1 minute'`)
    const { code } = await invited({ name: 'Jose Alvarez' })
    expect(await reasonOf(code)).toBe('open')
  })
})
