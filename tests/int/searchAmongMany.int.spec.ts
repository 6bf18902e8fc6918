import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

/** More than is looked through before the index is asked. */
const HERE = 1300
const ELSEWHERE = 20_000
const FOREVER = 'infinity'

let app: App
let make: Builders
let place: Community
let unit: Unit
let owner: Person
let neighbour: Person
let manager: Person
let client: pg.Client

/** A conversation of one person with so many messages, seven of them in one moment. */
const fillTalk = async (community: Community, person: Person, count: number): Promise<string> => {
  const [talk] = await app.sql<{ id: string }>(
    `insert into conversations (id, community_id, kind, opened_by_id, last_seq)
     values (gen_random_uuid(), $1, 'group', $2, ${String(count)}) returning id`,
    [community.id, person.user.id],
  )
  await app.sql(
    `insert into conversation_participants (conversation_id, user_id, community_id, visible)
     values ($1, $2, $3, '{[1,)}')`,
    [talk!.id, person.user.id, community.id],
  )
  await app.sql(
    `insert into messages (conversation_id, seq, community_id, sender_id, client_id, body, at)
     select $1, n, $3, $2, gen_random_uuid(), case when n = 1 then 'The étagère boiler' else 'Boilers' end,
       '2026-01-01Z'::timestamptz + (n / 7) * interval '1 minute' from generate_series(1, ${String(count)}) n`,
    [talk!.id, person.user.id, community.id],
  )
  return talk!.id
}

/** Documents with one folder for all; the oldest speaks of a chimney, in its title or on a page. */
const fillDocuments = async (community: Community, count: number) => {
  const [folder] = await app.sql<{ id: string }>(
    `insert into document_folders (id, community_id, name) values (gen_random_uuid(), $1, 'All')
     returning id`,
    [community.id],
  )
  await app.sql(
    `insert into documents (id, community_id, folder_id, title, state, published_at)
     select gen_random_uuid(), $1, $2, case when n = 1 then 'Chimney' else 'Boiler ' || n end, 'published',
       '2026-01-01Z'::timestamptz + (n / 7) * interval '1 minute' from generate_series(1, ${String(count)}) n`,
    [community.id, folder!.id],
  )
}

const scoped = async (person: Person, community: Community) => {
  await client.query(
    `select set_config('app.communities', $1, false), set_config('app.person', $2, false)`,
    [community.id, person.user.id],
  )
}

const messages = async (asked: string, most = 30, talk: string | null = null) => {
  const { rows } = await client.query<{ seq: string }>(
    'select seq from app_search_messages($1, $2, $3, $4, $5)',
    [place.id, talk, asked, FOREVER, most],
  )
  return rows.map(({ seq }) => Number(seq))
}

/** Titles in the order in which they were found. */
const documents = async (asked: string, most = 6) => {
  const { rows } = await client.query<{ title: string }>(
    `select d.title from app_search_documents($1, $2, $3) with ordinality f (id, page, place)
     join documents d on d.id = f.id order by f.place`,
    [place.id, asked, most],
  )
  return rows.map(({ title }) => title)
}

/** Messages that this connection looked at and has not reported yet. */
const lookedAt = async (): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(
    `select (pg_stat_get_xact_tuples_fetched(c) + pg_stat_get_xact_tuples_returned(c))::int as n
     from (select 'messages'::regclass::oid as c) c`,
  )
  return rows[0]!.n
}

/** How many messages a query looked at. */
const looksAt = async (work: () => Promise<unknown>): Promise<number> => {
  await client.query('begin')
  const before = await lookedAt()
  await work()
  const after = await lookedAt()
  await client.query('rollback')
  return after - before
}

let talk = ''

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id)
  owner = await make.person(place.id, 'owner', { unit: unit.id })
  neighbour = await make.person(place.id, 'owner', { unit: unit.id })
  manager = await make.person(place.id, 'manager')
  const elsewhere = await make.community()
  const stranger = await make.person(elsewhere.id, 'manager')
  await fillTalk(elsewhere, stranger, ELSEWHERE)
  talk = await fillTalk(place, owner, HERE)
  await fillDocuments(elsewhere, ELSEWHERE)
  await fillDocuments(place, HERE)
  await app.sql(`update messages set body = 'The étagère boiler' where community_id = $1`, [
    elsewhere.id,
  ])
  await app.sql(`update documents set title = 'Chimney' where community_id = $1`, [elsewhere.id])
  await app.sql('analyze messages')
  await app.sql('analyze documents')
  client = new pg.Client({ connectionString: process.env['DATABASE_URL'] })
  await client.connect()
}, 120_000)
afterAll(async () => {
  await client.end()
  await app.stop()
})

describe('messages among many', () => {
  it('that many say are the newest', async () => {
    await scoped(owner, place)
    const newest = Array.from({ length: 30 }, (_, n) => HERE - n)
    expect((await messages('boiler:*')).toSorted((a, b) => b - a)).toEqual(newest)
    expect(await messages('boiler:*', 30, talk)).toEqual(newest)
  })

  it('are found where none of the newest says it, and in the one conversation', async () => {
    await scoped(owner, place)
    expect(await messages('etage:* & boil:*')).toEqual([1])
    expect(await messages('étagère:*', 30, talk)).toEqual([1])
    expect(await messages('etagere:* & chimney:*')).toEqual([])
  })

  it('are each found once, also those of one moment', async () => {
    await scoped(owner, place)
    const all = Array.from({ length: HERE }, (_, n) => n + 1)
    expect((await messages('boil:*', 2 * HERE)).toSorted((a, b) => a - b)).toEqual(all)
  })

  it('are found by those alone who take part', async () => {
    for (const person of [neighbour, manager]) {
      await scoped(person, place)
      expect(await messages('boil:*')).toEqual([])
      expect(await messages('etagere:*')).toEqual([])
      expect(await messages('etagere:*', 30, talk)).toEqual([])
    }
    await client.query(`select set_config('app.communities', '', false)`)
    expect(await messages('boil:*')).toEqual([])
  })

  it('cost nothing for what other communities say', async () => {
    await scoped(owner, place)
    expect(await looksAt(() => messages('etagere:*'))).toBeLessThan(HERE)
  })
})

describe('documents among many', () => {
  it('that many are called are the newest', async () => {
    await scoped(owner, place)
    const found = await documents('boiler:*')
    const numbers = found.map((title) => Number(title.replace('Boiler ', '')))
    expect(numbers).toHaveLength(6)
    expect(Math.min(...numbers)).toBeGreaterThan(HERE - 14)
  })

  it('are found where none of the newest is called so, each once', async () => {
    await scoped(owner, place)
    expect(await documents('chimney:*')).toEqual(['Chimney'])
    expect(new Set(await documents('boiler:*', 900)).size).toBe(900)
  })

  it('are nobody’s who is in no community', async () => {
    await scoped(owner, place)
    await client.query(`select set_config('app.communities', '', false)`)
    expect(await documents('chimney:*')).toEqual([])
  })
})
