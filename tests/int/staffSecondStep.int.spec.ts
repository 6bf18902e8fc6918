import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Community } from '@/payload-types'
import { requestWith, withAuthenticator } from '../helpers/account'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
}, 60_000)
afterAll(() => app.stop())

const turnOn = (place: Community, isOn = true) =>
  app.sql('update communities set security_staff_need_second_factor = $2 where id = $1', [
    place.id,
    isOn,
  ])
const rolesOf = async ({ user }: Person): Promise<string[]> =>
  (
    await app.sql<{ role: string | null }>(
      'select role from app_standing($1) where id is not null order by role',
      [user.id],
    )
  ).map(({ role }) => String(role))
const units = async (person: Person) =>
  (await app.call('GET', '/units', { as: person.cookie })).body.docs?.length as number
const withheld = async (person: Person) => {
  const { identity } = await import('@/kernel/identity')
  return identity().withheldCommunities(await requestWith(app, person.cookie))
}

describe('a community that asks its staff for a second step', () => {
  it('gives staff nothing without one, and everything with one', async () => {
    const place = await make.community()
    const unit = await make.unit(place.id)
    const staff = await Promise.all(
      (
        ['manager', 'board', 'bookkeeper', 'editor', 'concierge', 'guard', 'maintenance'] as const
      ).map((role) => make.person(place.id, role)),
    )
    const manager = staff[0]!
    expect(await Promise.all(staff.map(rolesOf))).toEqual(
      ['manager', 'board', 'bookkeeper', 'editor', 'concierge', 'guard', 'maintenance'].map(
        (one) => [one],
      ),
    )
    expect(await units(manager)).toBe(1)
    await turnOn(place)
    expect(await Promise.all(staff.map(rolesOf))).toEqual(staff.map(() => []))
    const read = await app.call('GET', `/units/${unit.id}`, { as: manager.cookie })
    expect([403, 404]).toContain(read.status)
    const write = await app.call('PATCH', `/units/${unit.id}`, {
      as: manager.cookie,
      body: { number: 'X' },
    })
    expect([403, 404]).toContain(write.status)
    const packages = await app.call('GET', `/c/${place.slug}/packages`, { as: manager.cookie })
    expect([403, 404]).toContain(packages.status)
    expect(await withheld(manager)).toEqual([{ slug: place.slug, name: place.name }])
    await withAuthenticator(app, manager.cookie)
    expect(await rolesOf(manager)).toEqual(['manager'])
    expect(await units(manager)).toBe(1)
    expect(await withheld(manager)).toEqual([])
  })

  it('takes a passkey for one, and an app that was not confirmed for none', async () => {
    const place = await make.community()
    const guard = await make.person(place.id, 'guard')
    await turnOn(place)
    await app.sql(`insert into second_factors (user_id, secret) values ($1, 'x')`, [guard.user.id])
    expect(await rolesOf(guard)).toEqual([])
    await app.sql(
      `insert into passkeys (id, user_id, name, public_key, counter, transports)
       values ($1, $2, 'x', 'x', 0, '')`,
      [`key ${guard.user.id}`, guard.user.id],
    )
    expect(await rolesOf(guard)).toEqual(['guard'])
    await app.sql('delete from passkeys where user_id = $1', [guard.user.id])
    expect(await rolesOf(guard)).toEqual([])
  })

  it('leaves residents, and what the same people are elsewhere', async () => {
    const [strict, easy] = [await make.community(), await make.community()]
    const unit = await make.unit(strict.id)
    const board = await make.person(strict.id, 'board')
    await make.membership(strict.id, board.user.id, 'owner', { unit: unit.id })
    await make.membership(easy.id, board.user.id, 'guard')
    const others = await Promise.all([
      make.person(strict.id, 'leaseholder', { unit: unit.id }),
      make.person(strict.id, 'worker', { unit: unit.id }),
      make.person(strict.id, 'vendor'),
    ])
    await turnOn(strict)
    expect(await rolesOf(board)).toEqual(['guard', 'owner'])
    expect(await Promise.all(others.map(rolesOf))).toEqual([
      ['leaseholder'],
      ['worker'],
      ['vendor'],
    ])
    await turnOn(strict, false)
    expect(await rolesOf(board)).toEqual(['board', 'guard', 'owner'])
  })

  it('is asked for by a manager who has a second step, and by no other', async () => {
    const place = await make.community()
    const manager = await make.person(place.id, 'manager')
    const ask = (isOn: boolean) =>
      app.call('PATCH', `/communities/${place.id}`, {
        as: manager.cookie,
        body: { security: { staffNeedSecondFactor: isOn } },
      })
    const early = await ask(true)
    expect([early.status, early.body.errors?.[0]?.data?.code ?? early.body.error?.code]).toEqual([
      409,
      'communities.own-second-step-first',
    ])
    await withAuthenticator(app, manager.cookie)
    const done = await ask(true)
    expect([done.status, done.body.doc.security.staffNeedSecondFactor]).toEqual([200, true])
    expect((await ask(false)).status).toBe(200)
  })
})
