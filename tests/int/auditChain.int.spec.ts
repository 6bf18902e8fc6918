import { mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { runEntry } from '../helpers/entry'
import { until } from '../helpers/sinks'
import { startWorker } from '../helpers/worker'

let app: App
let make: Builders
const places: { id: string; slug: string; unit: string; concierge: Person }[] = []

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  for (let index = 0; index < 2; index += 1) {
    const { id, slug } = await make.community()
    const unit = await make.unit(id)
    places.push({ id, slug, unit: unit.id, concierge: await make.person(id, 'concierge') })
  }
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const logParcel = (index = 0) => {
  const { slug, unit, concierge } = places[index]!
  return app.call('POST', `/c/${slug}/packages`, {
    as: concierge.cookie,
    body: { unit, carrier: 'dhl' },
  })
}
const seal = async () => {
  const { sealAllEntries } = await import('@/kernel/audit/seal')
  return sealAllEntries(app.payload)
}
const problems = (patience = '0 seconds') =>
  app.sql<{ problem: string; entry_id: string }>(
    'select problem, entry_id from app_verify_audit($1::interval)',
    [patience],
  )
const kinds = async () => (await problems()).map(({ problem }) => problem)
const entryOf = async (parcel: string): Promise<string> => {
  const [row] = await app.sql<{ id: string }>(
    'select id from audit_entries where subject_id = $1 limit 1',
    [parcel],
  )
  return row!.id
}

/** `npm run audit:verify`, as an operator would run it. */
const verify = (args: string[] = []) => runEntry('auditVerify', app.env, args)

/** What only the owner of the database could do; put back afterwards. */
const tamper = async (change: string, undo: string, values: unknown[]): Promise<string[]> => {
  await app.sql(change, values)
  const found = await kinds()
  await app.sql(undo, values)
  return found
}

describe('the audit log', () => {
  it('is a chain for each community and one for the platform, in the order of time', async () => {
    for (const index of [0, 1, 0, 0, 1]) await logParcel(index)
    await app.sql(
      `insert into audit_entries (id, at, action, subject_collection, subject_id)
       values (gen_random_uuid(), now(), 'test.made', 'units', 'x')`,
    )
    expect(await kinds()).toContain('unsealed')
    expect(await seal()).toBeGreaterThan(5)
    expect(await problems()).toEqual([])
    const chains = await app.sql<{ chain: string; seqs: string[] }>(
      `select s.chain, array_agg(s.seq::text order by e.at, e.id) as seqs
       from audit_seals s join audit_entries e on e.id = s.entry_id group by 1`,
    )
    expect(chains.map(({ chain }) => chain).toSorted()).toEqual(
      [...places.map(({ id }) => id), 'platform'].toSorted(),
    )
    for (const { seqs } of chains) {
      expect(seqs).toEqual(seqs.map((_, index) => String(index + 1)))
    }
  })

  it('is sealed once by twenty at a time, while entries are written', async () => {
    const { sealNewEntries } = await import('@/kernel/audit/seal')
    const writing = Promise.all(Array.from({ length: 40 }, (_, index) => logParcel(index % 2)))
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(Array.from({ length: 20 }, () => sealNewEntries(app.payload)))
    }
    expect((await writing).every(({ status }) => status === 201)).toBe(true)
    await seal()
    expect(await problems()).toEqual([])
    const [row] = await app.sql<{ entries: number; seals: number }>(
      `select (select count(*)::int from audit_entries) as entries,
              (select count(*)::int from audit_seals) as seals`,
    )
    expect(row!.seals).toBe(row!.entries)
  })

  it('tells a changed, a moved, a removed and an unsealed entry, and a seal that is gone', async () => {
    const { body } = await logParcel()
    await logParcel()
    await seal()
    const id = await entryOf(String(body.id))
    const rename = (action: string) => `update audit_entries set action = '${action}' where id = $1`
    expect(await tamper(rename('package.lost'), rename('package.received'), [id])).toEqual([
      'changed',
    ])
    const move = (index: number) =>
      `update audit_entries set community_id = '${places[index]!.id}' where id = $1`
    expect(await tamper(move(1), move(0), [id])).toEqual(['changed'])
    const later = (sign: string) =>
      `update audit_entries set at = at ${sign} interval '1 millisecond' where id = $1`
    expect(await tamper(later('+'), later('-'), [id])).toEqual(['changed'])
    expect(await problems()).toEqual([])

    await app.sql('create table kept_entry as select * from audit_entries where id = $1', [id])
    await app.sql('delete from audit_entries where id = $1', [id])
    expect(await problems()).toEqual([{ problem: 'removed', entry_id: id }])
    await app.sql('insert into audit_entries select * from kept_entry')
    await app.sql('create table kept_seal as select * from audit_seals where entry_id = $1', [id])
    await app.sql('delete from audit_seals where entry_id = $1', [id])
    expect((await kinds()).toSorted()).toEqual(['seal-missing', 'unsealed'])
    await app.sql('insert into audit_seals select * from kept_seal')
    await app.sql('drop table kept_entry, kept_seal')
    expect(await problems()).toEqual([])
  })

  it('takes nothing back for the roles of the product, and shows them no seal to forge', async () => {
    for (const url of [app.urls.app, app.urls.system]) {
      const { default: pg } = await import('pg')
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      const refused = (text: string) =>
        client.query(text).then(
          () => 'done',
          (error: unknown) => (error as { code?: string }).code,
        )
      expect(await refused('update audit_entries set action = action')).toBe('42501')
      expect(await refused('delete from audit_entries')).toBe('42501')
      expect(await refused('update audit_seals set seq = seq')).toBe('42501')
      expect(await refused('delete from audit_seals')).toBe('42501')
      expect(
        await refused(
          `insert into audit_seals (chain, seq, entry_id, digest)
           values ('platform', 9999, gen_random_uuid(), 'x')`,
        ),
      ).toBe('42501')
      await client.end()
    }
  })

  it('writes no entry for a change that was rolled back', async () => {
    const before = await app.sql('select 1 from audit_entries')
    const { slug, concierge } = places[0]!
    const { status } = await app.call('POST', `/c/${slug}/packages`, {
      as: concierge.cookie,
      body: { unit: places[1]!.unit, carrier: 'dhl' },
    })
    expect(status).toBe(400)
    expect(await app.sql('select 1 from audit_entries')).toHaveLength(before.length)
  })
})

describe('npm run audit:verify', () => {
  it('says that all is well, and names what is not', async () => {
    await seal()
    const heads = path.join(mkdtempSync(path.join(os.tmpdir(), 'courtyard-heads-')), 'heads.json')
    const well = await verify(['--heads', heads])
    expect(well.output).toMatch(/is whole: \d+ entries in 3 chains/)
    expect(well.code).toBe(0)
    expect(Object.keys(JSON.parse(readFileSync(heads, 'utf8')) as object)).toHaveLength(3)

    // The end of a chain, cut off with its entries: whole in itself, and shorter than it was.
    const [last] = await app.sql<{ seq: string; entry_id: string }>(
      'select seq, entry_id from audit_seals where chain = $1 order by seq desc limit 1',
      [places[0]!.id],
    )
    await app.sql('delete from audit_entries where id = $1', [last!.entry_id])
    await app.sql('delete from audit_seals where entry_id = $1', [last!.entry_id])
    expect((await verify()).code).toBe(0)
    const cut = await verify(['--heads', heads])
    expect(cut.code).toBe(1)
    expect(cut.output).toContain(`cut-off: chain ${places[0]!.id}`)

    await app.sql(`update audit_entries set action = 'x' where community_id = $1`, [places[1]!.id])
    const { code, output } = await verify()
    expect(code).toBe(1)
    expect(output).toContain(`changed: chain ${places[1]!.id}, place 1`)
  }, 60_000)
})

describe('the worker', () => {
  it('seals what is written while it runs, and what was left before', async () => {
    await logParcel()
    const worker = startWorker(app.env)
    try {
      await until(async () => {
        const [row] = await app.sql<{ n: number }>(
          `select count(*)::int as n from audit_entries e
           where not exists (select 1 from audit_seals s where s.entry_id = e.id)`,
        )
        return row!.n === 0
      })
      const { body } = await logParcel(0)
      const id = await entryOf(String(body.id))
      await until(
        async () =>
          (await app.sql('select 1 from audit_seals where entry_id = $1', [id])).length > 0,
      )
    } finally {
      await worker.stop()
    }
    expect(worker.output()).not.toContain('could not be sealed')
  }, 60_000)
})
