import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
const places: { id: string; slug: string; concierge: Person; manager: Person; units: string[] }[] =
  []

beforeAll(async () => {
  app = await startApp({ DATABASE_POOL_SIZE: '10' })
  make = buildersFor(app)
  for (let index = 0; index < 3; index += 1) {
    const { id, slug } = await make.community()
    const units = [(await make.unit(id)).id, (await make.unit(id)).id]
    places.push({
      id,
      slug,
      concierge: await make.person(id, 'concierge'),
      manager: await make.person(id, 'manager'),
      units,
    })
  }
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const foreignRows = (community: string, docs: { community: string }[]) =>
  docs.filter((doc) => doc.community !== community).length

describe('600 requests of three communities, between each other on ten connections', () => {
  it('see no foreign row, and every own one', async () => {
    const wrong: string[] = []
    let seen = 0
    const one = async (index: number): Promise<void> => {
      const place = places[index % places.length]!
      const as = (index % 2 === 0 ? place.concierge : place.manager).cookie
      const kind = index % 5
      if (kind === 0) {
        const body = { unit: place.units[index % 2], carrier: 'dhl' }
        const { status } = await app.call('POST', `/c/${place.slug}/packages`, { as, body })
        if (status !== 201) wrong.push(`${String(index)}: ${String(status)}`)
        return
      }
      const path =
        kind === 1
          ? '/units?limit=100'
          : kind === 2
            ? '/packages?limit=100&depth=1'
            : kind === 3
              ? '/memberships?limit=100'
              : '/package-events?limit=100'
      const { status, body } = await app.call('GET', path, { as })
      const docs = (body.docs ?? []) as { community: string | { id: string } }[]
      const plain = docs.map(({ community }) => ({
        community: typeof community === 'string' ? community : community.id,
      }))
      seen += plain.length
      const strangers = foreignRows(place.id, plain)
      if (status !== 200 || strangers > 0) {
        wrong.push(`${path}: ${String(status)}, ${String(strangers)} foreign rows`)
      }
    }
    let next = 0
    const lane = async () => {
      while (next < 600) {
        next += 1
        await one(next)
      }
    }
    await Promise.all(Array.from({ length: 24 }, lane))
    expect(wrong).toEqual([])
    expect(seen).toBeGreaterThan(1000)
  }, 120_000)

  it('and the same with every rule of the app taken away', async () => {
    const { openEverything } = await import('../contract/openEverything.mjs')
    openEverything(app.payload)
    const answers = await Promise.all(
      Array.from({ length: 120 }, async (_, index) => {
        const place = places[index % places.length]!
        const { body } = await app.call('GET', '/packages?limit=100', {
          as: place.concierge.cookie,
        })
        const docs = body.docs as { community: string }[]
        return { foreign: foreignRows(place.id, docs), own: docs.length }
      }),
    )
    expect(answers.every(({ foreign, own }) => foreign === 0 && own > 0)).toBe(true)
    const { body } = await app.call('GET', '/packages?limit=100')
    expect(body.docs).toEqual([])
  }, 60_000)
})

describe('a transaction', () => {
  it('serves one scope: a second one is refused, and nothing is done', async () => {
    const { inTransaction, sql, txOf } = await import('@/kernel/database/transaction')
    const { communityRequest } = await import('@/kernel/tenancy/system')
    const [first, second] = [places[0]!, places[1]!]
    const req = await communityRequest(app.payload, first.id, 'a test')
    const other = await communityRequest(app.payload, second.id, 'a test')
    const work = inTransaction(req, async () => {
      const tx = await txOf(req)
      await tx.execute(sql`update units set floor = 'x' where id = ${first.units[0]!}`)
      other.transactionID = await req.transactionID
      await txOf(other)
    })
    await expect(work).rejects.toThrow('one scope')
    const [row] = await app.sql('select floor from units where id = $1', [first.units[0]])
    expect(row).toEqual({ floor: null })
  })

  it('begins without a scope, whatever its connection served before', async () => {
    const { communityRequest } = await import('@/kernel/tenancy/system')
    const { readerOf, sql } = await import('@/kernel/database/transaction')
    const req = await communityRequest(app.payload, places[0]!.id, 'a test')
    const reader = await readerOf(req)
    for (let index = 0; index < 12; index += 1) await reader.execute(sql`select 1`)
    const id = String(await app.payload.db.beginTransaction())
    const session = app.payload.db.sessions![id]!
    const { rows } = await (
      session.db as { execute: (q: unknown) => Promise<{ rows: unknown[] }> }
    ).execute(sql`select count(*)::int as n from units`)
    await app.payload.db.rollbackTransaction(id)
    expect(rows).toEqual([{ n: 0 }])
  })

  it('knows no isolation level but Postgres’ own', async () => {
    await expect(
      app.payload.db.beginTransaction({ isolationLevel: 'x; drop table units' as never }),
    ).rejects.toThrow('isolation')
  })
})

describe('a call without a request', () => {
  it('finds nothing, and says in the log why', async () => {
    const { log } = await import('@/kernel/log')
    const lines: unknown[] = []
    const { warn } = log()
    log().warn = (line: unknown) => lines.push(line)
    try {
      const found = await app.payload.db.find({ collection: 'units', limit: 1 })
      expect(found.docs).toEqual([])
    } finally {
      log().warn = warn
    }
    expect(lines).toEqual([
      { collection: 'units', method: 'find', msg: 'a query without a request reaches no rows' },
    ])
  })
})

describe('the system', () => {
  it('reaches every row, and leaves a trace even when its work fails', async () => {
    const { asSystem } = await import('@/kernel/tenancy/system')
    const { readerOf, sql } = await import('@/kernel/database/transaction')
    const work = asSystem(app.payload, 'a test that fails', async (req) => {
      const reader = await readerOf(req)
      const { rows } = await reader.execute<{ n: number }>(
        sql`select count(distinct community_id)::int as n from units`,
      )
      throw new Error(`saw ${String(rows[0]!.n)}`)
    })
    await expect(work).rejects.toThrow('saw 3')
    const traces = await app.sql(
      `select community_id, action from audit_entries where subject_id = 'a test that fails'`,
    )
    expect(traces).toEqual([{ community_id: null, action: 'system.acted' }])
  })

  it('is called from these places and no others', () => {
    const callers = globSync('src/**/*.{ts,tsx}')
      .filter((file) => !/system\.ts$|\.spec\.tsx?$/.test(file))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/asSystem\(\s*(?:req\.)?payload,\s*([^,]+),/g)].map(
          ([, reason = '']) => `${file}: ${reason.trim()}`,
        ),
      )
    expect(callers.toSorted()).toEqual([
      "src/collections/admissions/operations/invitations/accept.ts: 'accept an invitation'",
      "src/collections/admissions/operations/invitations/accept.ts: 'accept an invitation'",
      "src/collections/admissions/operations/registration/register.ts: 'ask to join'",
      "src/collections/admissions/operations/registration/register.ts: 'register a person'",
      "src/collections/duplicates/operations/mergeAccounts.ts: 'merge two accounts of a person'",
      "src/collections/media/operations/removeOrphans.ts: 'sweep orphaned pictures'",
      "src/collections/packages/operations/expected.ts: 'forget old questions about parcels'",
      "src/collections/packages/operations/removePictures.ts: 'remove old pictures of parcels'",
      "src/collections/roster/operations/sweepImports.ts: 'sweep files of roster imports'",
      "src/collections/users/operations/profile/askStillRight.ts: 'ask once a year whether details are right'",
      "src/collections/users/operations/secondStep/takeAway.ts: 'take away a lost second step'",
      "src/collections/visitors/operations/removeOldVisits.ts: 'remove old visits'",
      "src/entry/seed.ts: 'seed the first operator'",
      "src/entry/seed.ts: 'seed the first operator'",
      'src/entry/seed.ts: `seed ${demo.slug}`',
      "src/kernel/files/drawFirstPages.ts: 'find files without a picture'",
      "src/kernel/files/rewrapKeys.ts: 'wrap the keys of files anew'",
      "src/kernel/files/sweepStored.ts: 'sweep stored files'",
      "src/kernel/http/forgetOldAnswers.ts: 'forget old answers'",
      "src/kernel/notifications/deliver.ts: 'find the community of an old delivery'",
    ])
    const uses = globSync('src/**/*.{ts,tsx}')
      .filter((file) => !file.endsWith('.spec.ts'))
      .filter((file) =>
        /SYSTEM_SCOPE|SIGN_IN_SCOPE|withExplicitScope/.test(readFileSync(file, 'utf8')),
      )
    expect(uses.toSorted()).toEqual([
      'src/kernel/database/openTransaction.ts',
      'src/kernel/database/rowScope.ts',
      'src/kernel/tenancy/currentRequest.ts',
      'src/kernel/tenancy/system.ts',
    ])
  })

  it('alone sets the scope: no other statement does', () => {
    const setters = globSync('src/**/*.{ts,tsx}').filter(
      (file) =>
        !/\.spec\.tsx?$/.test(file) &&
        /set_config\('app\.|app\.communities/.test(readFileSync(file, 'utf8')),
    )
    expect(setters.toSorted()).toEqual([
      'src/kernel/database/rowScope.ts',
      'src/migrations/20261124_120000_walls.ts',
    ])
  })
})

describe('walls around tables that no module has yet', () => {
  const name = () => new URL(app.urls.owner).pathname.slice(1)

  it('follow from the catalogue: versions, rows of arrays however deep, links', async () => {
    const { installRowSecurity } = await import('@/kernel/tenancy/rowSecurity/install')
    const owner = new pg.Client({ connectionString: app.urls.owner })
    const user = new pg.Client({ connectionString: app.urls.app })
    await owner.connect()
    await user.connect()
    await owner.query(`
      create table things (id uuid primary key, community_id uuid not null, unit_id uuid
        references units (id) on delete set null);
      create table _things_v (id uuid primary key, parent_id uuid references things (id),
        version_community_id uuid);
      create table things_items (id uuid primary key, _parent_id uuid not null
        references things (id) on delete cascade);
      create table things_items_lines (id uuid primary key, _parent_id uuid not null
        references things_items (id) on delete cascade);
      create table things_rels (id uuid primary key, parent_id uuid not null
        references things (id) on delete cascade, units_id uuid references units (id));
      grant select, insert, update, delete on things, _things_v, things_items,
        things_items_lines, things_rels to courtyard_app`)
    const walls = await installRowSecurity(owner, app.manifest.walls)
    const kinds = walls.filter(({ table }) => table.includes('things'))
    expect(kinds.map(({ table, kind }) => `${table} ${kind}`).toSorted()).toEqual([
      '_things_v community',
      'things community',
      'things_items child',
      'things_items_lines child',
      'things_rels child',
    ])
    const ids: Record<string, string> = {}
    for (const [index, place] of places.slice(0, 2).entries()) {
      const [thing, item] = [crypto.randomUUID(), crypto.randomUUID()]
      ids[`thing${String(index)}`] = thing
      ids[`item${String(index)}`] = item
      await owner.query('insert into things values ($1, $2, $3)', [thing, place.id, place.units[0]])
      await owner.query('insert into _things_v values (gen_random_uuid(), $1, $2)', [
        thing,
        place.id,
      ])
      await owner.query('insert into things_items values ($1, $2)', [item, thing])
      await owner.query('insert into things_items_lines values (gen_random_uuid(), $1)', [item])
      await owner.query('insert into things_rels values (gen_random_uuid(), $1, $2)', [
        thing,
        place.units[0],
      ])
    }
    const all = ['things', '_things_v', 'things_items', 'things_items_lines', 'things_rels']
    const counts = async () => {
      const found: unknown[] = []
      for (const table of all) found.push((await user.query(`select 1 from ${table}`)).rowCount)
      return found
    }
    expect(await counts()).toEqual([0, 0, 0, 0, 0])
    await user.query(`select set_config('app.communities', $1, false)`, [places[0]!.id])
    expect(await counts()).toEqual([1, 1, 1, 1, 1])
    const foreignLine = user.query(
      'insert into things_items_lines values (gen_random_uuid(), $1)',
      [ids['item1']],
    )
    await expect(foreignLine).rejects.toMatchObject({ code: '42501' })
    const ownLine = user.query('insert into things_items_lines values (gen_random_uuid(), $1)', [
      ids['item0'],
    ])
    expect((await ownLine).rowCount).toBe(1)
    const link = user.query('update things set unit_id = $1', [places[1]!.units[0]])
    await expect(link).rejects.toMatchObject({ code: '23503' })
    await owner.query('drop table things_rels, things_items_lines, things_items, _things_v, things')
    expect(name()).toMatch(/^test_/)
    await owner.end()
    await user.end()
  })
})
