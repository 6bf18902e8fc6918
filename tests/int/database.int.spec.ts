import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { PayloadRequest } from 'payload'
import { PASSWORD, startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: { id: string; slug: string }
let manager: Person
const uncaught: unknown[] = []
const remember = (error: unknown) => uncaught.push(error)

beforeAll(async () => {
  process.on('uncaughtException', remember)
  process.on('unhandledRejection', remember)
  app = await startApp({ DATABASE_POOL_SIZE: '2' })
  make = buildersFor(app)
  place = await make.community()
  manager = await make.person(place.id, 'manager')
}, 60_000)
afterAll(async () => {
  process.off('uncaughtException', remember)
  process.off('unhandledRejection', remember)
  await app.stop()
})
beforeEach(() => {
  uncaught.length = 0
})

const units = async (pattern: string): Promise<number> => {
  const [row] = await app.sql<{ n: string }>(
    'select count(*) as n from units where number like $1',
    [pattern],
  )
  return Number(row!.n)
}
const create = (number: string) =>
  app.call('POST', '/units', {
    as: manager.cookie,
    body: { community: place.id, building: '', number, type: 'apartment' },
  })
const request = async (): Promise<PayloadRequest> => {
  const { communityRequest } = await import('@/kernel/tenancy/system')
  return communityRequest(app.payload, place.id, 'a test')
}

describe('a pool of two connections', () => {
  it('carries 12 parallel creates', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => create(`par-${String(index)}`)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 201))
    expect(await units('par-%')).toBe(12)
    const unit = await make.unit(place.id)
    const parcels = await Promise.all(
      Array.from({ length: 12 }, () =>
        app.call('POST', `/c/${place.slug}/packages`, {
          as: manager.cookie,
          body: { unit: unit.id, carrier: 'dhl' },
        }),
      ),
    )
    expect(parcels.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 201))
  }, 60_000)
})

describe('a pool with nothing left', () => {
  it('takes nobody for a stranger: it is busy, and a little later it is not', async () => {
    const reader = await import('@/kernel/database/transaction').then(({ openReader, sql }) => ({
      sleep: () => openReader(app.payload).execute(sql`select pg_sleep(8)`),
    }))
    // One more than there are: it waits as the others do.
    const held = Promise.allSettled(Array.from({ length: 3 }, reader.sleep))
    const asked = await Promise.all([
      app.call('GET', '/users/me', { as: manager.cookie }),
      app.call('GET', `/c/${place.slug}/packages`, { as: manager.cookie }),
      create('crowded'),
    ])
    expect(asked.map(({ status, body }) => [status, body.error?.code])).toEqual(
      asked.map(() => [503, 'busy']),
    )
    expect(asked[0].headers.get('retry-after')).toBe('5')
    await held
    expect(await units('crowded')).toBe(0)
    const again = await app.call('GET', '/users/me', { as: manager.cookie })
    expect([again.status, again.body.user.id]).toEqual([200, manager.user.id])
    expect((await create('crowded')).status).toBe(201)
  }, 60_000)
})

describe('a commit that fails', () => {
  const TRIGGER = `
    create function refuse_late() returns trigger language plpgsql as $$
    begin
      if new.number like 'late-%' then raise exception 'refused at commit'; end if;
      return null;
    end $$;
    create constraint trigger refuse_late after insert on units
      deferrable initially deferred for each row execute function refuse_late()`

  it('is an error to the caller, not a 201', async () => {
    await app.sql(TRIGGER)
    try {
      const { status, body } = await create('late-1')
      expect(status).toBe(500)
      expect(body.error.code).toBe('internal')
      expect(JSON.stringify(body)).not.toContain('refused at commit')
      expect(await units('late-%')).toBe(0)
      // The positive control: the trigger is what refused.
      expect((await create('early-1')).status).toBe(201)
    } finally {
      await app.sql('drop trigger refuse_late on units; drop function refuse_late')
    }
  })

  it('leaves no event behind', async () => {
    const events = async () =>
      (await app.sql("select 1 from pgboss.job where name = 'events'")).length
    const audits = async () => (await app.sql('select 1 from audit_entries')).length
    const [eventsBefore, auditsBefore] = [await events(), await audits()]
    const person = await make.user()
    const { inTransaction } = await import('@/kernel/database/transaction')
    const req = await request()
    const failed = inTransaction(req, async () => {
      await app.payload.create({
        collection: 'memberships',
        data: { community: place.id, user: person.id, role: 'worker', status: 'active' },
        req,
      })
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')
    expect([await events(), await audits()]).toEqual([eventsBefore, auditsBefore])
    await make.membership(place.id, person.id, 'worker')
    expect([await events(), await audits()]).toEqual([eventsBefore + 1, auditsBefore + 1])
  })
})

describe('an error that somebody swallowed', () => {
  it('of a nested operation still fails the whole', async () => {
    const { inTransaction } = await import('@/kernel/database/transaction')
    const req = await request()
    const work = inTransaction(req, async () => {
      await app.payload.create({
        collection: 'units',
        data: { community: place.id, building: '', number: 'outer-1', type: 'apartment' },
        req,
      })
      await app.payload
        .create({
          collection: 'units',
          data: { community: place.id, building: '', number: 'outer-1', type: 'apartment' },
          req,
        })
        .catch(() => undefined)
    })
    await expect(work).rejects.toThrow()
    expect(await units('outer-%')).toBe(0)
  })

  it('of a raw statement still fails the whole', async () => {
    const { inTransaction, sql, txOf } = await import('@/kernel/database/transaction')
    const req = await request()
    const work = inTransaction(req, async () => {
      await app.payload.create({
        collection: 'units',
        data: { community: place.id, building: '', number: 'raw-1', type: 'apartment' },
        req,
      })
      const tx = await txOf(req)
      await tx.execute(sql`select 1 / 0`).catch(() => undefined)
    })
    await expect(work).rejects.toThrow()
    expect(await units('raw-%')).toBe(0)
  })
})

describe('backends that are killed', () => {
  it('lose no write that was acknowledged, and no exception goes astray', async () => {
    const acknowledged: string[] = []
    const storm = { isOver: false }
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let index = 0; index < 60; index += 1) {
        const number = `kill-${String(writer)}-${String(index)}`
        const { status } = await create(number)
        if (status === 201) acknowledged.push(number)
      }
    })
    const done = Promise.all(writers).then(() => (storm.isOver = true))
    // The owner's role may not end sessions of another role; the test's superuser may.
    const { superuserUrl } = JSON.parse(process.env['COURTYARD_TEST_SERVER']!) as {
      superuserUrl: string
    }
    const superuser = new pg.Client({ connectionString: superuserUrl })
    await superuser.connect()
    const name = new URL(app.urls.app).pathname.slice(1)
    let killed = 0
    while (!storm.isOver) {
      const { rowCount } = await superuser.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = $1 and usename = 'courtyard_app' and application_name = 'courtyard'`,
        [name],
      )
      killed += rowCount ?? 0
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    await done
    await superuser.end()
    const stored = await app.sql<{ number: string }>(
      "select number from units where number like 'kill-%'",
    )
    const numbers = new Set(stored.map(({ number }) => number))
    expect(killed).toBeGreaterThan(0)
    expect(acknowledged.length).toBeGreaterThan(0)
    expect(acknowledged.filter((number) => !numbers.has(number))).toEqual([])
    expect(uncaught).toEqual([])
    // As many connections as before: none went missing with its backend.
    const after = await Promise.all(
      Array.from({ length: 12 }, (_, index) => create(`calm-${String(index)}`)),
    )
    expect(after.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 201))
  }, 120_000)
})

describe('updates at the same time', () => {
  it('of different fields of one row are both kept', async () => {
    const unit = await make.unit(place.id)
    for (let round = 0; round < 10; round += 1) {
      const patch = (data: object) =>
        app.call('PATCH', `/units/${unit.id}`, { as: manager.cookie, body: data })
      const [floor, building] = [`f${String(round)}`, `b${String(round)}`]
      await Promise.all([patch({ floor }), patch({ building })])
      const now = await app.past.findByID({ collection: 'units', id: unit.id })
      expect({ floor: now.floor, building: now.building }).toEqual({ floor, building })
    }
  }, 60_000)
})

describe('a login', () => {
  it('of ten at once: all live', async () => {
    const user = await make.user()
    const cookies = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const { headers } = await app.call('POST', '/users/login', {
          body: { email: user.email, password: PASSWORD },
        })
        return headers.get('set-cookie')!.split(';')[0]!
      }),
    )
    expect(new Set(cookies).size).toBe(10)
    for (const as of cookies) {
      const { body } = await app.call('GET', '/users/me', { as })
      expect(body.user?.id).toBe(user.id)
    }
  }, 60_000)

  it('writes back neither what the person was called nor a role that was taken meanwhile', async () => {
    const person = await make.person(place.id, 'manager')
    for (let round = 0; round < 5; round += 1) {
      const name = `Renamed ${String(round)}`
      const login = app.call('POST', '/users/login', {
        body: { email: person.user.email, password: PASSWORD },
      })
      const change = new Promise((resolve) => setTimeout(resolve, 20)).then(async () => {
        await app.sql('update users set name = $1 where id = $2', [name, person.user.id])
        await app.sql("update memberships set status = 'ended' where id = $1", [
          person.membership!.id,
        ])
      })
      const [{ status }] = await Promise.all([login, change])
      expect(status).toBe(200)
      const [row] = await app.sql(
        'select u.name, m.status from users u join memberships m on m.user_id = u.id where u.id = $1',
        [person.user.id],
      )
      expect(row).toEqual({ name, status: 'ended' })
    }
  }, 60_000)

  it('ends its power with the membership, though the cookie lives on', async () => {
    const person = await make.person(place.id, 'manager')
    const list = () => app.call('GET', '/units', { as: person.cookie })
    expect((await list()).body.docs.length).toBeGreaterThan(0)
    await app.sql('update memberships set valid_to = now() where id = $1', [person.membership!.id])
    const { status, body } = await list()
    expect(status === 200 ? body.docs : []).toEqual([])
  })
})
