import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Community, Unit } from '@/payload-types'
import { codeAt, withAuthenticator } from '../helpers/account'
import { PASSWORD, startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let unit: Unit
let concierge: Person
let manager: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '1' })
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id)
  concierge = await make.person(place.id, 'concierge')
  manager = await make.person(place.id, 'manager')
}, 60_000)
afterAll(async () => {
  await app.stop()
})
beforeEach(async () => {
  await app.sql('delete from rate_limits')
})

const close = (id: string, body: object, as = concierge) =>
  app.call('POST', `/c/${place.slug}/packages/${id}/close`, {
    as: as.cookie,
    body: { reason: 'lost', note: 'Not on any shelf', ...body },
    headers: { 'x-forwarded-for': '127.0.0.9' },
  })
const standsFor = (person: Person, password = PASSWORD) => ({
  supervisorEmail: person.user.email,
  supervisorPassword: password,
})
const waiting = async () => (await make.parcel(place.id, unit.id)).id
const stateOf = async (id: string) => {
  const [row] = await app.sql<{ status: string }>(
    'select status::text from packages where id = $1',
    [id],
  )
  return row?.status
}
const closingsOf = (id: string) =>
  app.sql(
    `select reason, note, by_id, supervisor_id, undone_at is not null as is_undone
     from package_closings where package_id = $1 order by at`,
    [id],
  )

describe('a forced close', () => {
  it('is a manager’s, each reason with its end', async () => {
    const ends = {
      returned: 'returned',
      forwarded: 'forwarded',
      'moved-out': 'returned',
      lost: 'lost',
      unsigned: 'collected',
    }
    for (const [reason, status] of Object.entries(ends)) {
      const id = await waiting()
      const { status: answered, body } = await close(id, { reason }, manager)
      expect([answered, body]).toEqual([200, { id, status }])
      expect(await closingsOf(id)).toEqual([
        {
          reason,
          note: 'Not on any shelf',
          by_id: manager.user.id,
          supervisor_id: manager.user.id,
          is_undone: false,
        },
      ])
    }
  })

  it('at the desk needs a manager of the community beside it', async () => {
    const id = await waiting()
    const none = await close(id, {})
    expect([none.status, none.body.error.code, none.body.error.field]).toEqual([
      403,
      'packages.supervisor-needed',
      'supervisorEmail',
    ])
    const elsewhere = await make.community()
    const refused = [
      standsFor(manager, 'not their password'),
      standsFor(concierge),
      standsFor(await make.person(elsewhere.id, 'manager')),
      standsFor(await make.person(place.id, 'manager', { status: 'suspended' })),
      { supervisorEmail: 'nobody@example.org', supervisorPassword: PASSWORD },
    ]
    const answers = []
    for (const proof of refused) answers.push(await close(id, proof))
    expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual(
      refused.map(() => [403, 'packages.supervisor-refused']),
    )
    // One sentence for all that is wrong.
    expect(new Set(answers.map(({ body }) => body.error.message)).size).toBe(1)
    expect(await stateOf(id)).toBe('received')
    expect((await close(id, standsFor(manager))).status).toBe(200)
    expect(await closingsOf(id)).toEqual([
      expect.objectContaining({ by_id: concierge.user.id, supervisor_id: manager.user.id }),
    ])
  })

  it('opens no login for the one who stood for it', async () => {
    const id = await waiting()
    const sessions = () =>
      app.sql('select id from users_sessions where _parent_id = $1', [manager.user.id])
    const before = await sessions()
    const { status, headers } = await close(id, standsFor(manager))
    expect([status, headers.getSetCookie()]).toEqual([200, []])
    expect(await sessions()).toEqual(before)
  })

  it('asks a manager with a second step for its code, which is good once', async () => {
    const careful = await make.person(place.id, 'manager')
    const { secret, codes } = await withAuthenticator(app, careful.cookie)
    const [first, second, third] = [await waiting(), await waiting(), await waiting()]
    const proof = standsFor(careful)
    const without = await close(first, proof)
    expect([without.status, without.body.error.code]).toEqual([403, 'packages.supervisor-refused'])
    const supervisorCode = codeAt(secret, Date.now())
    expect((await close(first, { ...proof, supervisorCode })).status).toBe(200)
    expect((await close(second, { ...proof, supervisorCode })).status).toBe(403)
    expect((await close(second, { ...proof, supervisorCode: codes[0] })).status).toBe(200)
    expect((await close(third, { ...proof, supervisorCode: codes[0] })).status).toBe(403)
  })

  it('stops who guesses the password of a manager', async () => {
    const id = await waiting()
    const answers = []
    for (let n = 0; n < 8; n += 1) {
      answers.push(await close(id, standsFor(manager, `guess ${String(n)}`)))
    }
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 429, 429, 429, 429])
    expect((await close(id, standsFor(manager))).status).toBe(429)
    expect(await stateOf(id)).toBe('received')
  })

  it('of 20 at once is one, and can be taken back with its trace', async () => {
    const id = await waiting()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => close(id, { reason: 'unsigned' }, manager)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await closingsOf(id)).toHaveLength(1)
    const undone = await app.call('POST', `/c/${place.slug}/packages/${id}/undo`, {
      as: concierge.cookie,
      body: {},
    })
    expect([undone.status, await stateOf(id)]).toEqual([200, 'received'])
    expect(await closingsOf(id)).toEqual([expect.objectContaining({ is_undone: true })])
  }, 60_000)
})

describe('wrong codes of residents', () => {
  it('are few for one person at a desk, and a right one is not counted', async () => {
    const owner = await make.person(place.id, 'owner', { unit: unit.id })
    const mine = await app.call('POST', `/c/${place.slug}/my/pickup-code`, {
      as: owner.cookie,
      body: { unit: unit.id },
    })
    const right: string = mine.body.code
    const wrong = (n: number) => String((Number(right) + 1 + n) % 1_000_000).padStart(6, '0')
    const pickup = (code: string, as = concierge) =>
      app.call('POST', `/c/${place.slug}/desk/pickup`, { as: as.cookie, body: { code } })
    for (let n = 0; n < 15; n += 1) expect((await pickup(right)).status).toBe(200)
    // As long as a token: nobody guesses one, and this is a tracking number.
    for (let n = 0; n < 15; n += 1) expect((await pickup('1234567890123456')).status).toBe(404)
    const tries = await Promise.all(Array.from({ length: 30 }, (_, n) => pickup(wrong(n))))
    expect(tries.filter(({ status }) => status === 404)).toHaveLength(10)
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(20)
    expect((await pickup(right)).status).toBe(429)
    expect((await pickup(right, manager)).status).toBe(200)
  })
})
