import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import { daySheet } from '@/collections/visitors/operations/offline/daySheet'
import { afterEntries } from '@/collections/visitors/domain/gateDay'
import type { GateDay } from '@/collections/visitors/domain/gateDay'
import { checkPass } from '@/collections/visitors/desk/offline/checkPass'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

const RECOVERY = 'r'.repeat(80)

let app: App
let make: Builders
let place: Community
let unit: Unit
let guard: Person
let colleague: Person
let manager: Person
let host: Person
let device: string
let gate: string

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
}, 60_000)
afterAll(async () => {
  await app.stop()
})
beforeEach(async () => {
  place = await make.community()
  unit = await make.unit(place.id, { number: '402', building: 'B' })
  guard = await make.person(place.id, 'guard', { name: 'Rosa' })
  colleague = await make.person(place.id, 'concierge', { name: 'Tom' })
  manager = await make.person(place.id, 'manager')
  host = await make.person(place.id, 'owner', { unit: unit.id, name: 'Priya' })
  device = await enrol(guard)
  const [row] = await app.sql<{ id: string }>(
    `insert into gates (id, community_id, name, position)
     values (gen_random_uuid(), $1, 'North', 1) returning id`,
    [place.id],
  )
  gate = row!.id
})

const call = (method: string, path: string, as: Person, body?: object, slug = place.slug) =>
  app.call(method, `/c/${slug}${path}`, { as: as.cookie, body })
const enrol = async (as: Person): Promise<string> => {
  const said = { label: 'Tablet', recovery: RECOVERY }
  return (await call('POST', '/desk/devices', as, said)).body.id
}
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const clock = (minutes: number) => ago(-minutes).toISOString().slice(11, 16)
const soon = () => ({
  day: ago(10).toISOString().slice(0, 10),
  from: clock(-10),
  until: clock(110),
})
const invited = async (data: object = {}): Promise<{ id: string; token: string }> => {
  const said = { unit: unit.id, name: 'Robin Guest', ...soon(), ...data }
  const { status, body } = await call('POST', '/my/visit-invitations', host, said)
  expect([status, body.error]).toEqual([201, undefined])
  const one = await call('GET', `/my/visit-invitations/${String(body.id)}`, host)
  return { id: body.id, token: new URL(one.body.link).pathname.split('/').at(-1)! }
}
const ask = (as = guard, at = device, known = '') =>
  call('GET', `/gate/offline-list?device=${at}&known=${known}`, as)
const listed = async (): Promise<GateDay> => {
  const { status, body } = await ask()
  expect([status, body.error]).toEqual([200, undefined])
  return body.list
}
const said = async (token: string, now = new Date(), day?: GateDay) => {
  const checked = await checkPass(day ?? (await listed()), place.id, token, now)
  return [checked.verdict, checked.reason]
}
const entry = (data: object) => ({
  id: randomUUID(),
  kind: 'enter',
  happenedAt: ago(1).toISOString(),
  visit: null,
  pass: null,
  method: 'list',
  gate: null,
  name: 'Robin Guest',
  unit: 'B 402',
  ...data,
})
const send = (entries: object[], as = guard, at = device) =>
  call('POST', '/gate/offline-entries', as, { device: at, entries })
const outcomes = async (entries: object[]): Promise<string[]> => {
  const { status, body } = await send(entries)
  expect([status, body.error]).toEqual([200, undefined])
  return body.entries.map(({ outcome }: { outcome: string }) => outcome)
}
const conflicts = async (as = guard) => (await call('GET', '/gate/conflicts', as)).body.conflicts
const visitOf = async (invitation: string) =>
  (
    await app.sql<{ id: string; state: string; entered_at: Date; gate_id: string | null }>(
      'select id, state, entered_at, gate_id from visits where invitation_id = $1 order by created_at',
      [invitation],
    )
  ).at(-1)!
const revoke = (id: string) => call('POST', `/visit-invitations/${id}/revoke`, host)
const events = (visit: string) =>
  app.sql(`select 1 from audit_entries where subject_id = $1 and action = 'visit.arrived'`, [visit])

describe('the list of a device', () => {
  it('has what a gate needs for a day, and nothing more', async () => {
    const { id } = await invited({ party: 2, vehicle: 'AB-123-CD', note: 'Has a dog' })
    const list = await listed()
    expect(list.visits).toMatchObject([
      { name: 'Robin Guest', unit: 'B · 402', party: 2, vehicle: 'AB-123-CD', state: 'expected' },
    ])
    const [{ code }] = (await app.sql('select code from visit_passes where invitation_id = $1', [
      id,
    ])) as [{ code: string }]
    const text = JSON.stringify(list)
    for (const secret of ['Has a dog', code, 'Priya']) expect(text).not.toContain(secret)
    expect(list.gates).toEqual([{ id: gate, name: 'North' }])
  })

  it('comes once, and again where it has changed', async () => {
    await invited()
    const { digest } = (await ask()).body
    expect((await ask(guard, device, digest)).body).toEqual({ digest, list: null })
    await invited({ name: 'Another' })
    expect((await ask(guard, device, digest)).body.list.visits).toHaveLength(2)
  })

  it('is for those at the gate alone, on a device of their own that is not revoked', async () => {
    const elsewhere = await make.community()
    const stranger = await make.person(elsewhere.id, 'guard')
    expect((await ask(host)).status).toBe(403)
    expect((await ask(stranger)).status).toBe(404)
    expect((await ask(colleague)).body.error.code).toBe('devices.revoked')
    expect((await ask(guard, randomUUID())).status).toBe(404)
    expect((await ask(guard, 'x')).status).toBe(400)
    // A device of another community opens nothing here.
    const foreign = await call(
      'POST',
      '/desk/devices',
      stranger,
      { label: 'T', recovery: RECOVERY },
      elsewhere.slug,
    )
    expect((await ask(guard, foreign.body.id)).status).toBe(404)
    await call('POST', `/desk/devices/${device}/revoke`, manager)
    expect((await ask()).status).toBe(403)
    expect((await send([entry({ visit: randomUUID() })])).status).toBe(403)
  })

  it('lets the device check a pass as the gate would', async () => {
    const { id, token } = await invited()
    expect(await said(token)).toEqual(['verified', 'open'])
    expect(await said(`https://house.example/visit/${token}`)).toEqual(['verified', 'open'])
    expect(await said('048 151')).toEqual(['refused', 'no-codes'])
    expect(await said('nonsense')).toEqual(['refused', 'unreadable'])
    const changed = `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)!}`
    expect(await said(changed)).toEqual(['refused', 'forged'])
    expect(await said(token, ago(-115))).toEqual(['refused', 'late'])
    const day = await listed()
    const [visit] = day.visits
    const here = afterEntries(day, [
      {
        ...visit!,
        id: 'e',
        kind: 'enter',
        at: Date.now(),
        visit: visit!.id,
        method: 'qr',
        isSingle: true,
      },
    ])
    expect(await said(token, new Date(), here)).toEqual(['caution', 'inside'])
    await revoke(id)
    // The list that it had before cannot know.
    expect(await said(token, new Date(), day)).toEqual(['verified', 'open'])
    expect(await said(token)).toEqual(['refused', 'revoked'])
  })

  it('knows the passes of another community from its own', async () => {
    const { token } = await invited()
    const elsewhere = await make.community()
    const day = await listed()
    const { verdict, reason } = await checkPass(day, elsewhere.id, token, new Date())
    expect([verdict, reason]).toEqual(['refused', 'elsewhere'])
  })

  it('bars what was shared before the time was changed, was used, or lost its host', async () => {
    const moved = await invited({ name: 'Moved' })
    const day = ago(-10 * 24 * 60)
      .toISOString()
      .slice(0, 10)
    const later = { day, from: '10:00', until: '11:00' }
    const { status } = await call('POST', `/my/visit-invitations/${moved.id}/time`, host, later)
    expect(status).toBe(200)
    expect(await said(moved.token)).toEqual(['refused', 'early'])
    const used = await invited({ name: 'Used' })
    const { id } = await visitOf(used.id)
    await call('POST', `/gate/visits/${id}/enter`, guard, { method: 'list' })
    expect(await said(used.token)).toEqual(['caution', 'inside'])
    await call('POST', `/gate/visits/${id}/leave`, guard)
    expect(await said(used.token)).toEqual(['refused', 'used'])
    const mine = await invited({ name: 'Mine' })
    await app.sql(`update memberships set status = 'ended' where user_id = $1`, [host.user.id])
    expect(await said(mine.token)).toEqual(['refused', 'moved-out'])
  })

  it('says that somebody is stopped, and nothing of the block list', async () => {
    const { token } = await invited({ name: 'Mallory Knocks' })
    await app.sql(
      `insert into block_entries (id, community_id, name, reason)
       values (gen_random_uuid(), $1, 'mallory knocks', 'Threatened a guard')`,
      [place.id],
    )
    expect(await said(token)).toEqual(['refused', 'held'])
    expect(JSON.stringify(await listed())).not.toContain('Threatened')
  })
})

describe('what a gate did without a network', () => {
  it('is taken once, however often it is sent, with the moment at which it happened', async () => {
    const { id } = await invited()
    const visit = await visitOf(id)
    const happenedAt = ago(7).toISOString()
    const came = entry({ visit: visit.id, gate, happenedAt, method: 'qr' })
    const many = await Promise.all(Array.from({ length: 20 }, () => outcomes([came])))
    expect(many.flat().sort()).toEqual(
      ['done', ...Array.from({ length: 19 }, () => 'already')].sort(),
    )
    expect(await visitOf(id)).toMatchObject({ state: 'inside', gate_id: gate })
    expect((await visitOf(id)).entered_at.toISOString()).toBe(happenedAt)
    expect(await events(visit.id)).toHaveLength(1)
    const went = entry({ kind: 'leave', visit: visit.id, happenedAt: ago(2).toISOString() })
    expect(await outcomes([went, went])).toEqual(['done', 'already'])
    expect(await visitOf(id)).toMatchObject({ state: 'left' })
    expect(await conflicts()).toEqual([])
  })

  it('of twenty devices that let the same pass in, one has, and the others are looked at', async () => {
    const { id } = await invited()
    const visit = await visitOf(id)
    const many = await Promise.all(
      Array.from({ length: 20 }, () => outcomes([entry({ visit: visit.id })])),
    )
    expect(many.flat().filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(many.flat().filter((outcome) => outcome === 'conflict')).toHaveLength(19)
    const found = await conflicts()
    expect(found).toHaveLength(19)
    expect(found[0]).toMatchObject({
      code: 'inside-already',
      name: 'Robin Guest',
      by: 'Rosa',
      device: 'Tablet',
      theirs: { state: 'inside' },
      settled: null,
    })
  })

  it('holds though the window was over before it was sent', async () => {
    const { id } = await invited()
    const visit = await visitOf(id)
    await app.sql(
      `update visits set state = 'expired', opens_at = now() - interval '3 hours',
       closes_at = now() - interval '1 hour' where id = $1`,
      [visit.id],
    )
    const late = entry({ visit: visit.id, happenedAt: ago(30).toISOString() })
    expect(await outcomes([late])).toEqual(['conflict'])
    const intime = entry({ visit: visit.id, happenedAt: ago(90).toISOString() })
    expect(await outcomes([intime])).toEqual(['done'])
    expect(await visitOf(id)).toMatchObject({ state: 'inside' })
  })

  it('of a pass that was on no list of the device finds its visit', async () => {
    const { id } = await invited()
    const [pass] = await app.sql<{ id: string }>(
      'select id from visit_passes where invitation_id = $1',
      [id],
    )
    const came = entry({ pass: pass!.id, method: 'qr' })
    const went = entry({ pass: pass!.id, kind: 'leave', happenedAt: new Date().toISOString() })
    expect(await outcomes([came, went])).toEqual(['done', 'done'])
    expect(await visitOf(id)).toMatchObject({ state: 'left' })
  })

  it('of somebody whom nobody announced is of their one visit', async () => {
    const { id } = await invited()
    const visit = await visitOf(id)
    expect(await outcomes([entry({ visit: visit.id })])).toEqual(['done'])
    await app.sql('update visits set invitation_id = null where id = $1', [visit.id])
    expect((await listed()).visits).toMatchObject([
      { id: visit.id, kind: 'unannounced', pass: null, state: 'inside' },
    ])
    const went = entry({ kind: 'leave', visit: visit.id, happenedAt: new Date().toISOString() })
    expect(await outcomes([went])).toEqual(['done'])
    const [{ state }] = (await app.sql('select state from visits where id = $1', [visit.id])) as [
      { state: string },
    ]
    expect(state).toBe('left')
  })

  it('of somebody who may come and go is of the visit that was open then', async () => {
    const { id } = await invited({ comesAndGoes: true })
    const visit = await visitOf(id)
    const step = (kind: string, minutes: number) =>
      entry({ kind, visit: visit.id, happenedAt: ago(minutes).toISOString() })
    const steps = [step('enter', 9), step('leave', 7), step('enter', 5), step('leave', 3)]
    expect(await outcomes(steps)).toEqual(['done', 'done', 'done', 'done'])
    const [{ many }] = (await app.sql(
      `select count(*)::int as many from visits where invitation_id = $1 and state = 'left'`,
      [id],
    )) as [{ many: number }]
    expect(many).toBe(2)
  })

  it.each([
    ['revoked', async (id: string) => revoke(id)],
    [
      'turned-away',
      async (id: string) =>
        app.sql(`update visits set state = 'refused' where invitation_id = $1`, [id]),
    ],
    [
      'used',
      async (id: string) => {
        const { id: visit } = await visitOf(id)
        await call('POST', `/gate/visits/${visit}/enter`, colleague, { method: 'list' })
        return call('POST', `/gate/visits/${visit}/leave`, colleague)
      },
    ],
    [
      'waiting',
      async (id: string) =>
        app.sql(`update visits set state = 'waiting' where invitation_id = $1`, [id]),
    ],
    [
      'moved-out',
      async () =>
        app.sql(`update memberships set status = 'ended' where user_id = $1`, [host.user.id]),
    ],
    [
      'held',
      async () =>
        app.sql(
          `insert into block_entries (id, community_id, name, reason)
           values (gen_random_uuid(), $1, 'Robin Guest', 'No')`,
          [place.id],
        ),
    ],
  ])('is looked at by a human where it was %s meanwhile', async (code, meanwhile) => {
    const { id } = await invited()
    const visit = await visitOf(id)
    await meanwhile(id)
    expect(await outcomes([entry({ visit: visit.id })])).toEqual(['conflict'])
    expect(await conflicts()).toMatchObject([{ code, name: 'Robin Guest', unit: 'B 402' }])
    expect((await visitOf(id)).state).not.toBe('inside')
  })

  it('of nobody whom anybody knows is kept too', async () => {
    const elsewhere = await make.community()
    const home = await make.unit(elsewhere.id)
    const other = await make.person(elsewhere.id, 'owner', { unit: home.id })
    const said = { unit: home.id, name: 'Foreign', ...soon() }
    const { body } = await call('POST', '/my/visit-invitations', other, said, elsewhere.slug)
    const foreign = await visitOf(body.id)
    const all = [entry({ visit: foreign.id }), entry({ kind: 'leave', pass: randomUUID() })]
    expect(await outcomes(all)).toEqual(['conflict', 'conflict'])
    expect((await conflicts()).map(({ code }: { code: string }) => code)).toEqual([
      'unknown',
      'unknown',
    ])
    expect(await visitOf(body.id)).toMatchObject({ state: 'expected' })
  })

  it('that nobody was inside is no departure', async () => {
    const { id } = await invited()
    const visit = await visitOf(id)
    expect(await outcomes([entry({ kind: 'leave', visit: visit.id })])).toEqual(['conflict'])
    expect(await conflicts()).toMatchObject([{ code: 'not-inside' }])
  })

  it('by a clock that is ahead happened when it arrived, and nobody left before they came', async () => {
    const { id } = await invited()
    const visit = await visitOf(id)
    const ahead = entry({ visit: visit.id, happenedAt: ago(-60).toISOString() })
    expect(await outcomes([ahead])).toEqual(['done'])
    const { entered_at: entered } = await visitOf(id)
    expect(Math.abs(entered.getTime() - Date.now())).toBeLessThan(60_000)
    const went = entry({ kind: 'leave', visit: visit.id, happenedAt: ago(30).toISOString() })
    expect(await outcomes([went])).toEqual(['done'])
    const [times] = await app.sql<{ ok: boolean }>(
      'select left_at >= entered_at as ok from visits where id = $1',
      [visit.id],
    )
    expect(times).toEqual({ ok: true })
  })

  it('is taken from those at the gate alone, and in parts', async () => {
    const one = entry({ visit: randomUUID() })
    expect((await send([one], host)).status).toBe(403)
    expect((await send([one], colleague)).body.error.code).toBe('devices.revoked')
    expect((await send([])).status).toBe(400)
    expect((await send(Array.from({ length: 51 }, () => entry({})))).status).toBe(400)
    expect((await send([entry({ kind: 'else' })])).status).toBe(400)
  })

  it('is settled once by a human, who says what holds', async () => {
    const { id } = await invited()
    const visit = await visitOf(id)
    await revoke(id)
    await outcomes([entry({ visit: visit.id })])
    const [{ id: conflict }] = await conflicts()
    const settle = (note: string, as = colleague) =>
      call('POST', `/gate/conflicts/${String(conflict)}/settle`, as, { note })
    expect((await settle('x', host)).status).toBe(403)
    expect((await settle('')).status).toBe(400)
    const many = await Promise.all(Array.from({ length: 20 }, () => settle('She has left')))
    expect(many.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 409),
    ])
    expect(await conflicts()).toMatchObject([{ settled: { by: 'Tom', note: 'She has left' } }])
    expect((await settle('again')).body.error.code).toBe('visitors.conflict-settled')
    const nowhere = await call('POST', `/gate/conflicts/${randomUUID()}/settle`, guard, {
      note: 'n',
    })
    expect(nowhere.status).toBe(404)
    expect((await call('GET', '/gate/conflicts', host)).status).toBe(403)
  })
})

describe('the day on paper', () => {
  it('has who is inside with their gate, who may be, and who is expected, by unit', async () => {
    const inside = await invited({ name: 'Ida Inside' })
    const { id } = await visitOf(inside.id)
    await call('POST', `/gate/visits/${id}/enter`, guard, { method: 'list', gate })
    await invited({ name: 'Eve Expected' })
    const doomed = await invited({ name: 'Dora Doomed' })
    const { id: lost } = await visitOf(doomed.id)
    await revoke(doomed.id)
    const sheet = async () => {
      const req = await createLocalReq(
        { user: { ...guard.user, collection: 'users' } as never },
        app.payload,
      )
      return daySheet({ req, community: { id: place.id, timeZone: 'UTC' } }, new Date())
    }
    await outcomes([entry({ visit: lost, gate, happenedAt: ago(5).toISOString() })])
    expect(await sheet()).toMatchObject({
      inside: [{ name: 'Ida Inside', gate: 'North' }],
      unsettled: [{ name: 'Robin Guest', gate: 'North' }],
      expected: [{ name: 'Eve Expected' }],
    })
    // Once a gate has seen them leave, nobody looks for them.
    await outcomes([entry({ kind: 'leave', visit: lost, happenedAt: ago(1).toISOString() })])
    expect((await sheet()).unsettled).toEqual([])
  })
})
