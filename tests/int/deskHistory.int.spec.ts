import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let unit: Unit
let concierge: Person
let owner: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id, { building: 'North', number: '402' })
  concierge = await make.person(place.id, 'concierge')
  owner = await make.person(place.id, 'owner', { unit: unit.id })
}, 60_000)
afterAll(() => app.stop())

interface Answer {
  packages: { id: string; endedAt: string; recipientName: string }[]
  next: string | null
}

const path = (query: Record<string, string> = {}) =>
  `/c/${place.slug}/packages/history?${new URLSearchParams(query).toString()}`

const ask = async (query: Record<string, string> = {}): Promise<Answer> => {
  const { status, body } = await app.call('GET', path(query), { as: concierge.cookie })
  expect([status, body.error]).toEqual([200, undefined])
  return body
}
const found = async (q: string): Promise<string[]> =>
  (await ask({ q })).packages.map(({ id }) => id)

const release = (id: string, collectorName = 'Olga') =>
  app.call('POST', `/c/${place.slug}/packages/${id}/release`, {
    as: concierge.cookie,
    body: { collectorKind: 'other', collectorName, signature: 'paper' },
  })

const ended = async (data: Record<string, unknown>, collectorName?: string): Promise<string> => {
  const { id } = await make.parcel(place.id, unit.id, data)
  expect((await release(id, collectorName)).status).toBe(200)
  return id
}

/** As single words, which are those of the row with all of them. */
const wordsOf = async (id: string): Promise<string[]> => {
  const rows = await app.sql('select word from package_words where package_id = $1', [id])
  const texts = await app.sql('select words from package_texts where package_id = $1', [id])
  const words = rows.map(({ word }) => String(word)).toSorted()
  const said = texts.flatMap((row) => String(row['words']).split(' ').slice(1))
  expect(said.toSorted()).toEqual(words)
  return words
}

describe('the history of the desk', () => {
  it('finds what begins so: a name, a unit, a number with or without spaces, who collected', async () => {
    const id = await ended(
      { recipientName: 'Zoé Lefèvre', trackingNumber: '1Z 999-AA1' },
      'Ümit Çelik',
    )
    for (const q of [
      'lefe',
      'LEFÈVRE',
      'zoe lef',
      'lef zo',
      '402 zoé',
      '1z999aa',
      '1Z 999',
      'umit celi',
      'north zoe',
    ]) {
      expect([q, await found(q)]).toEqual([q, [id]])
    }
    for (const q of ['fevre', 'zoe smith', '1z998', '%', "zoe' or 1=1 --"]) {
      expect([q, await found(q)]).toEqual([q, []])
    }
  })

  it('has nothing of what waits, and nothing any more of what was taken back', async () => {
    const { id } = await make.parcel(place.id, unit.id, { recipientName: 'Wanda Wartet' })
    expect([await found('wanda'), await wordsOf(id)]).toEqual([[], []])
    expect((await release(id)).status).toBe(200)
    expect(await found('wanda')).toEqual([id])
    const undone = await app.call('POST', `/c/${place.slug}/packages/${id}/undo`, {
      as: concierge.cookie,
    })
    expect(undone.status).toBe(200)
    expect([await found('wanda'), await wordsOf(id)]).toEqual([[], []])
  })

  it('follows a name that is changed', async () => {
    const id = await ended({ recipientName: 'Before Hand' })
    await app.sql(`update packages set recipient_name = 'After Hand' where id = $1`, [id])
    expect([await found('before'), await found('after')]).toEqual([[], [id]])
  })

  it('is read by pages without a gap, with words and without', async () => {
    const ids: string[] = []
    for (let n = 0; n < 5; n += 1)
      ids.push(await ended({ recipientName: `Page Turner ${String(n)}` }))
    // All of one moment: their ids put them in order.
    await app.sql(
      `update packages set closed_at = date_trunc('hour', now()) - interval '3 days' where id = any ($1)`,
      [ids],
    )
    for (const q of ['page turn', '']) {
      const seen: Answer['packages'] = []
      let before: string | null = null
      do {
        const page: Answer = await ask({ q, limit: '2', ...(before !== null && { before }) })
        seen.push(...page.packages)
        before = page.next
      } while (before !== null)
      const order = seen.map(({ endedAt, id }) => `${endedAt} ${id}`)
      expect(order).toEqual(order.toSorted().toReversed())
      expect(new Set(order).size).toBe(order.length)
      expect(seen.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
    }
  })

  it('is for the desk of the community alone', async () => {
    const id = await ended({ recipientName: 'Secret Keeper' })
    const other = await make.community()
    const elsewhere = await make.person(other.id, 'concierge')
    expect((await app.call('GET', path({ q: 'secret' }), { as: owner.cookie })).status).toBe(403)
    expect((await app.call('GET', path({ q: 'secret' }), { as: elsewhere.cookie })).status).toBe(
      404,
    )
    const there = `/c/${other.slug}/packages/history?q=secret`
    const { body } = await app.call('GET', there, { as: elsewhere.cookie })
    expect(body.packages).toEqual([])
    expect(await found('secret')).toEqual([id])
    expect((await app.call('GET', path({ before: 'x' }), { as: concierge.cookie })).status).toBe(
      400,
    )
  })
})

describe('among 40,000 others', () => {
  it('rare words are found by their index, and common ones by time', async () => {
    const { id: sample } = await make.parcel(place.id, unit.id)
    await app.sql(
      `insert into packages (id, community_id, unit_id, kind, carrier, condition, status, pickup_code,
         recipient_name, received_at, closed_at, created_at, updated_at)
       select gen_random_uuid(), p.community_id, p.unit_id, p.kind, p.carrier, p.condition,
         'collected', 'X' || n, 'Common Name' || n || case when n > 38000 then ' Ancient Elder'
           when n > 30000 then ' Elder' else '' end, now(), now() - n * interval '1 hour', now(), now()
       from packages p, generate_series(1, 40000) n where p.id = $1`,
      [sample],
    )
    await app.sql('analyze package_words')
    await app.sql('analyze package_texts')
    await app.sql('analyze packages')
    expect(await found('name39999 comm')).toHaveLength(1)
    expect(await found('common')).toHaveLength(20)
    const { next } = await ask({ q: 'common' })
    const second = await ask({ q: 'common', before: String(next) })
    expect(second.packages).toHaveLength(20)

    // Too many to be put in order at once, and none among the newest.
    for (const [q, newest] of [
      ['ancient', 38_001],
      ['elder', 30_001],
      ['elder comm', 30_001],
      ['elder anc', 38_001],
    ] as const) {
      const pages = [await ask({ q, limit: '2' })]
      pages.push(await ask({ q, limit: '2', before: String(pages[0]!.next) }))
      const names = pages.flatMap(({ packages }) => packages.map((one) => one.recipientName))
      const numbers = [0, 1, 2, 3].map((n) => newest + n)
      expect([q, names.map((name) => Number(/\d+/.exec(name)))]).toEqual([q, numbers])
    }
    expect(await found('elder nobody')).toEqual([])

    const client = new pg.Client({ connectionString: app.urls.app })
    await client.connect()
    try {
      await client.query(
        `select set_config('app.communities', $1, false), set_config('app.person', $2, false),
           set_config('app.power', 'none', false)`,
        [place.id, concierge.user.id],
      )
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain select w.package_id, max(w.at) as ended_at from package_words w
         where w.community_id = '${place.id}' and w.word ~>=~ 'name39' and w.word ~<~ 'name39\u{10FFFF}'
         group by w.package_id order by ended_at desc limit 21`,
      )
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('package_words_word_idx')
    } finally {
      await client.end()
    }
  }, 120_000)
})
