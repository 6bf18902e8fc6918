import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

const LONG = 4000
/** A page of fifty, and what its policy looks up for each. */
const FEW = 200

let app: App
let make: Builders
let place: Community
let unit: Unit
let owner: Person
let talk = ''
let client: pg.Client

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id)
  owner = await make.person(place.id, 'owner', { unit: unit.id })
  const [made] = await app.sql<{ id: string }>(
    `with made as (insert into conversations (id, community_id, kind, opened_by_id, last_seq)
       select gen_random_uuid(), $1, 'group', $2, case when n = 1 then ${String(LONG)} else 3 end
       from generate_series(1, 500) n returning id, last_seq), part as (
     insert into conversation_participants (conversation_id, user_id, community_id, visible)
       select id, $2, $1, '{[1,)}' from made), said as (
     insert into messages (conversation_id, seq, community_id, sender_id, client_id, body)
       select id, n, $1, $2, gen_random_uuid(), 'Message ' || n
       from made cross join lateral generate_series(1, last_seq) n)
     select id from made where last_seq > 3`,
    [place.id, owner.user.id],
  )
  talk = made!.id
  await app.sql('analyze messages')
  client = new pg.Client({ connectionString: process.env['DATABASE_URL'] })
  await client.connect()
  await client.query(
    `select set_config('app.communities', $1, false),
    set_config('app.person', $2, false)`,
    [place.id, owner.user.id],
  )
}, 60_000)
afterAll(async () => {
  await client.end()
  await app.stop()
})

/** How many rows of messages a query looked at, by the plan for any value. */
const looksAt = async (text: string, values: unknown[]): Promise<number> => {
  await client.query('begin')
  try {
    await client.query('set local plan_cache_mode = force_generic_plan')
    await client.query(text, values)
    const { rows } = await client.query<{ n: number }>(
      `select (pg_stat_get_xact_tuples_fetched(c) + pg_stat_get_xact_tuples_returned(c))::int as n
       from (select 'messages'::regclass::oid as c) c`,
    )
    return rows[0]!.n
  } finally {
    await client.query('rollback')
  }
}

describe('a page of a long conversation among short ones', () => {
  it.each([
    { page: 'the newest', behind: null, until: null },
    { page: 'older ones', behind: null, until: 3000 },
    { page: 'newer ones', behind: 1000, until: null },
  ])('of $page looks at few messages', async ({ behind, until }) => {
    const text = 'select seq from app_messages($1, $2, $3, $4, 50)'
    const { rows } = await client.query<{ seq: string }>(text, [talk, place.id, behind, until])
    expect(rows).toHaveLength(50)
    expect(await looksAt(text, [talk, place.id, behind, until])).toBeLessThan(FEW)
  })

  it('that is caught up on looks at few messages', async () => {
    const asked = JSON.stringify([{ id: talk, after: 1000 }])
    const text = 'select seq from app_new_messages($1, $2, 51)'
    expect(await looksAt(text, [asked, place.id])).toBeLessThan(FEW)
  })

  it('is nobody’s who takes no part', async () => {
    const stranger = await make.person(place.id, 'owner', { unit: unit.id })
    await client.query(`select set_config('app.person', $1, false)`, [stranger.user.id])
    const { rows } = await client.query('select seq from app_messages($1, $2, null, null, 50)', [
      talk,
      place.id,
    ])
    expect(rows).toEqual([])
    await client.query(`select set_config('app.person', $1, false)`, [owner.user.id])
  })
})
