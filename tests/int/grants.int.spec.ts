import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Community, Unit } from '@/payload-types'
import { requestWith } from '../helpers/account'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let manager: Person
let owner: Person

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community()
  other = await make.community()
  unit = await make.unit(place.id)
  manager = await make.person(place.id, 'manager')
  owner = await make.person(place.id, 'owner', { unit: unit.id })
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const ask = (person: string, what: string, body: object, as = manager.cookie, slug = place.slug) =>
  app.call('POST', `/c/${slug}/people/${person}/${what}`, { as, body })
const trail = (person: string) =>
  app.sql<{ action: string; reason: string | null; status: string | null }>(
    `select a.action, a.details->>'reason' as reason, a.details->>'status' as status
     from audit_entries a join memberships m on m.id::text = a.subject_id
     where m.user_id = $1 and a.actor_id = $2 order by a.at`,
    [person, manager.user.id],
  )

describe('a role', () => {
  it('is granted with a reason, which stands in the audit log', async () => {
    const board = await ask(owner.user.id, 'roles', { role: 'board', reason: 'Elected in May' })
    expect(board.status).toBe(201)
    const [row] = await app.sql('select role, grant_reason from memberships where id = $1', [
      board.body.id,
    ])
    expect(row).toEqual({ role: 'board', grant_reason: 'Elected in May' })
    expect((await trail(owner.user.id)).at(-1)).toEqual({
      action: 'membership.granted',
      reason: 'Elected in May',
      status: 'active',
    })
  })

  it('needs a reason, a person of the community, and a unit of it', async () => {
    const stranger = await make.user()
    const foreignUnit = await make.unit(other.id)
    const id = owner.user.id
    expect((await ask(id, 'roles', { role: 'board', reason: ' ' })).body.error.field).toBe('reason')
    expect((await ask(stranger.id, 'roles', { role: 'board', reason: 'Why not' })).status).toBe(404)
    const noUnit = await ask(id, 'roles', { role: 'leaseholder', reason: 'Rents too' })
    expect([noUnit.status, noUnit.body.error.code]).toEqual([400, 'memberships.unit-missing'])
    const foreign = await ask(id, 'roles', {
      role: 'leaseholder',
      unit: foreignUnit.id,
      reason: 'Rents too',
    })
    expect([foreign.status, foreign.body.error.field]).toEqual([400, 'unit'])
    expect((await ask(id, 'roles', { role: 'board', reason: 'Mine' }, owner.cookie)).status).toBe(
      403,
    )
    const elsewhere = await ask(
      id,
      'roles',
      { role: 'board', reason: 'x y z' },
      manager.cookie,
      other.slug,
    )
    expect(elsewhere.status).toBe(404)
  })
})

describe('a suspension', () => {
  it('takes every right of the person away at once, and gives back what was taken', async () => {
    const person = await make.person(place.id, 'owner', { unit: unit.id })
    await make.membership(place.id, person.user.id, 'concierge')
    await make.membership(place.id, person.user.id, 'board', { status: 'ended' })
    const seen = () => app.call('GET', `/c/${place.slug}/my/packages`, { as: person.cookie })
    expect((await seen()).status).toBe(200)
    const done = await ask(person.user.id, 'suspend', { reason: 'Under inquiry' })
    expect([done.status, done.body]).toEqual([200, { changed: 2 }])
    expect((await seen()).status).toBe(404)
    expect((await ask(person.user.id, 'suspend', { reason: 'Again' })).status).toBe(404)
    const back = await ask(person.user.id, 'restore', { reason: 'Cleared' })
    expect(back.body).toEqual({ changed: 2 })
    expect((await seen()).status).toBe(200)
    const statuses = await app.sql(
      'select role, status, end_reason from memberships where user_id = $1 order by role',
      [person.user.id],
    )
    expect(statuses).toEqual([
      { role: 'board', status: 'ended', end_reason: null },
      { role: 'concierge', status: 'active', end_reason: null },
      { role: 'owner', status: 'active', end_reason: null },
    ])
    expect((await trail(person.user.id)).map(({ reason, status }) => [status, reason])).toEqual([
      ['suspended', 'Under inquiry'],
      ['suspended', 'Under inquiry'],
      ['active', 'Cleared'],
      ['active', 'Cleared'],
    ])
  })

  it('is nobody’s own, and not the last manager’s', async () => {
    const self = await ask(manager.user.id, 'suspend', { reason: 'Holiday' })
    expect([self.status, self.body.error.code]).toEqual([409, 'memberships.not-yourself'])
    const second = await make.person(place.id, 'manager', { validTo: '2100-01-01T00:00:00.000Z' })
    const last = await ask(manager.user.id, 'suspend', { reason: 'Coup' }, second.cookie)
    expect([last.status, last.body.error.code]).toEqual([409, 'memberships.last-manager'])
  })
})

describe('the cards of the staff', () => {
  it('show who works here now and who did, and nobody of a unit or of another community', async () => {
    const here = await make.community()
    const boss = await make.person(here.id, 'manager', { name: 'Berta Boss' })
    const guard = await make.person(here.id, 'guard', { name: 'Gil Guard' })
    const gone = await make.person(here.id, 'concierge', { name: 'Cleo Concierge' })
    const home = await make.unit(here.id)
    await make.person(here.id, 'owner', { unit: home.id })
    await app.sql(
      `update memberships set valid_to = now() - interval '1 day', end_reason = 'Moved on' where id = $1`,
      [gone.membership!.id],
    )
    const { staffCards } = await import('@/collections/roster/operations/staffCards')
    const cards = await staffCards(await requestWith(app, boss.cookie), here.id)
    expect(cards.now.map(({ name, role }) => [name, role])).toEqual([
      ['Berta Boss', 'manager'],
      ['Gil Guard', 'guard'],
    ])
    expect(cards.past.map(({ name, endReason }) => [name, endReason])).toEqual([
      ['Cleo Concierge', 'Moved on'],
    ])
    const others = await staffCards(await requestWith(app, guard.cookie), place.id)
    expect(others).toEqual({ now: [], past: [] })
  })
})
