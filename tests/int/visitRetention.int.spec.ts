import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { removeOldVisits } from '@/collections/visitors/operations/removeOldVisits'
import type { Community } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

const DAY_MS = 86_400_000

let app: App
let make: Builders

interface Place {
  community: Community
  unit: string
  host: Person
  guard: Person
}

let short: Place
let long: Place

const open = async (visitRetentionDays?: number): Promise<Place> => {
  const community = await make.community(
    visitRetentionDays === undefined ? {} : { visitors: { visitRetentionDays } },
  )
  const { id: unit } = await make.unit(community.id)
  const host = await make.person(community.id, 'owner', { unit })
  return { community, unit, host, guard: await make.person(community.id, 'guard') }
}

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
}, 60_000)
afterAll(async () => {
  await app.stop()
})
beforeEach(async () => {
  short = await open(14)
  long = await open()
})

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)
const removeAt = (days: number) => removeOldVisits({ payload: app.payload, now: inDays(days) })
const call = (place: Place, method: string, path: string, as: Person, body?: object) =>
  app.call(method, `/c/${place.community.slug}${path}`, { as: as.cookie, body })
const clock = (minutes: number) =>
  new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16)
const invited = async (place: Place, data: object = {}): Promise<{ id: string; visit: string }> => {
  const day = new Date(Date.now() - 600_000).toISOString().slice(0, 10)
  const { status, body } = await call(place, 'POST', '/my/visit-invitations', place.host, {
    unit: place.unit,
    name: 'Robin Guest',
    day,
    from: clock(-10),
    until: clock(110),
    vehicle: 'AB-123-CD',
    ...data,
  })
  expect([status, body.error]).toEqual([201, undefined])
  const [visit] = await app.sql<{ id: string }>('select id from visits where invitation_id = $1', [
    body.id,
  ])
  return { id: body.id, visit: visit!.id }
}
const step = (place: Place, visit: string, what: 'enter' | 'leave') =>
  call(
    place,
    'POST',
    `/gate/visits/${visit}/${what}`,
    place.guard,
    what === 'enter' ? {} : undefined,
  )
const came = async (place: Place, data: object = {}) => {
  const made = await invited(place, data)
  await step(place, made.visit, 'enter')
  await step(place, made.visit, 'leave')
  return made
}
const left = async (place: Place): Promise<Record<string, number>> => {
  const [row] = await app.sql<Record<string, number>>(
    `select (select count(*) from visits where community_id = $1)::int as visits,
       (select count(*) from invitations where community_id = $1)::int as invitations,
       (select count(*) from visit_passes where community_id = $1)::int as passes,
       (select count(*) from visitors where community_id = $1)::int as visitors,
       (select count(*) from ended_passes where community_id = $1)::int as ended`,
    [place.community.id],
  )
  return row!
}
const NOTHING = { visits: 0, invitations: 0, passes: 0, visitors: 0, ended: 0 }
const ONE = { visits: 1, invitations: 1, passes: 1, visitors: 1, ended: 0 }

describe('visits', () => {
  it('go after the days that their community keeps them, and not before', async () => {
    await came(short)
    await came(long)
    await removeAt(13.9)
    expect([await left(short), await left(long)]).toEqual([ONE, ONE])
    await removeAt(14.2)
    expect([await left(short), await left(long)]).toEqual([NOTHING, ONE])
    await removeAt(89.9)
    expect(await left(long)).toEqual(ONE)
    await removeAt(90.2)
    expect(await left(long)).toEqual(NOTHING)
    const [line] = await app.sql<{ details: unknown }>(
      `select details from audit_entries where action = 'visits.removed' and community_id = $1`,
      [short.community.id],
    )
    expect(line!.details).toEqual({ visits: 1, invitations: 1, visitors: 1, entries: 0 })
  })

  it('stay while somebody is inside, is expected, or has a pass that holds', async () => {
    const inside = await invited(short, { name: 'Still inside' })
    await step(short, inside.visit, 'enter')
    await invited(short, { name: 'Has a key', kind: 'standing' })
    const waiting = await invited(short, { name: 'Waits' })
    await app.sql(`update visits set state = 'waiting' where id = $1`, [waiting.visit])
    await removeAt(400)
    expect(await left(short)).toMatchObject({ visits: 3, invitations: 3, passes: 3, visitors: 3 })
  })

  it('whose pass is signed for longer leave its id behind, and nobody’s name', async () => {
    const { id } = await invited(short, { name: 'Had a key', kind: 'standing' })
    const revoked = await call(short, 'POST', `/visit-invitations/${id}/revoke`, short.host)
    expect(revoked.status).toBe(200)
    await removeAt(20)
    expect(await left(short)).toEqual({ ...NOTHING, ended: 1 })
    const said = { label: 'Tablet', recovery: 'r'.repeat(80) }
    const device = await call(short, 'POST', '/desk/devices', short.guard, said)
    const path = `/gate/offline-list?device=${String(device.body.id)}`
    const { body } = await call(short, 'GET', path, short.guard)
    expect(body.list.barred).toMatchObject([{ reason: 'revoked' }])
  })

  it('that the block list stopped go with their holds, and what was not settled stays', async () => {
    const { visit } = await invited(short)
    await app.sql(`update visits set state = 'refused' where id = $1`, [visit])
    const [entry] = await app.sql<{ id: string }>(
      `insert into block_entries (id, community_id, name, reason)
       values (gen_random_uuid(), $1, 'Robin', 'r') returning id`,
      [short.community.id],
    )
    await app.sql(
      `insert into gate_holds (id, community_id, visit_id, entry_id, by_id, answer, answered_at,
         answered_by_id) values (gen_random_uuid(), $1, $2, $3, $4, 'denied', now(), $4)`,
      [short.community.id, visit, entry!.id, short.guard.user.id],
    )
    await app.sql(
      `insert into gate_offline_entries (id, community_id, kind, by_id, happened_at, visit_id,
         method, name, unit, code) select gen_random_uuid(), $1, 'enter', $2, now(), $3, 'qr', '', '', code
       from (values (null), ('used')) as t (code)`,
      [short.community.id, short.guard.user.id, visit],
    )
    await removeAt(20)
    expect(await left(short)).toEqual(NOTHING)
    const entries = await app.sql(
      'select code, visit_id from gate_offline_entries where community_id = $1',
      [short.community.id],
    )
    expect(entries).toEqual([{ code: 'used', visit_id: null }])
  })

  it('whom nobody announced go with what their household was asked, and with their alarm', async () => {
    const { visit } = await came(short)
    await app.sql('update visits set invitation_id = null where id = $1', [visit])
    await app.sql(
      `insert into gate_asks (visit_id, community_id, unit_id, by_id, at)
       values ($1, $2, $3, $4, now())`,
      [visit, short.community.id, short.unit, short.guard.user.id],
    )
    await app.sql(
      `insert into visit_alarms (visit_id, community_id, first_at, last_at)
       values ($1, $2, now(), now())`,
      [visit, short.community.id],
    )
    await removeAt(14.2)
    expect(await left(short)).toEqual(NOTHING)
  })
})
