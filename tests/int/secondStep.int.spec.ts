import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Community } from '@/payload-types'
import type * as SetUp from '@/collections/users/operations/secondStep/setUp'
import {
  codeAt,
  cookiesOf,
  forgetStep,
  passwordStep,
  refusal,
  requestWith,
  withAuthenticator,
} from '../helpers/account'
import { PASSWORD, startApp, type App } from '../helpers/app'
import { buildersFor, type Builders } from '../helpers/builders'

let app: App
let make: Builders
let setUp: typeof SetUp
let place: Community
beforeAll(async () => {
  app = await startApp({ DATABASE_POOL_SIZE: '20' })
  make = buildersFor(app)
  setUp = await import('@/collections/users/operations/secondStep/setUp')
  place = await make.community()
}, 60_000)
afterAll(() => app.stop())

const resident = async () => {
  const unit = await make.unit(place.id)
  return make.person(place.id, 'owner', { unit: unit.id })
}
const guarded = async () => {
  const person = await resident()
  return { ...person, email: person.user.email, ...(await withAuthenticator(app, person.cookie)) }
}
const secondStep = (cookie: string, code: string) =>
  app.call('POST', '/users/second-step', { as: cookie, body: { code } })
const sessionsOf = async (userId: string) =>
  (await app.sql('select id from users_sessions where _parent_id = $1', [userId])).length
const isSignedIn = async (cookie: string) =>
  (await app.call('GET', '/users/me', { as: cookie })).body.user !== null

describe('setting the second step up', () => {
  it('counts nothing before the first code, and then gives ten codes and ends other sessions', async () => {
    const { user, cookie } = await resident()
    const elsewhere = await passwordStep(app, user.email, PASSWORD)
    expect(await isSignedIn(elsewhere.cookie)).toBe(true)
    const req = await requestWith(app, cookie)
    await setUp.beginAuthenticator(req)
    const pending = await setUp.pendingAuthenticator(req)
    expect((await passwordStep(app, user.email, PASSWORD)).body['message']).toBe('ok')
    const [{ secret: sealed }] = (await app.sql<{ secret: string }>(
      'select secret from second_factors where user_id = $1',
      [user.id],
    )) as [{ secret: string }]
    expect(sealed).not.toContain(pending!.secret)
    expect(await refusal(setUp.confirmAuthenticator(req, '000000'))).toBe('users.second-step-wrong')
    const codes = await setUp.confirmAuthenticator(req, codeAt(pending!.secret, Date.now()))
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    const stored = await app.sql<{ digest: string }>(
      'select digest from recovery_codes where user_id = $1',
      [user.id],
    )
    expect(stored).toHaveLength(10)
    expect(JSON.stringify(stored)).not.toContain(codes[0])
    expect(await isSignedIn(elsewhere.cookie)).toBe(false)
    expect(await isSignedIn(cookie)).toBe(true)
    // The code that confirmed it is spent.
    const { cookie: ticket, body } = await passwordStep(app, user.email, PASSWORD)
    expect(body).toEqual({ message: 'next-step', next: 'second-step' })
    const again = await secondStep(ticket, codeAt(pending!.secret, Date.now()))
    expect(again.status).toBe(400)
    expect(await refusal(setUp.beginAuthenticator(req))).toBe('users.second-step-on')
    expect(await setUp.pendingAuthenticator(req)).toBeNull()
    expect(await refusal(setUp.confirmAuthenticator(req, '123456'))).toBe('users.second-step-over')
  })

  it('asks for fresh proof, each time', async () => {
    const { user, cookie } = await resident()
    const req = await requestWith(app, cookie)
    await app.sql(
      `update session_details set proved_at = now() - interval '11 minutes' where user_id = $1`,
      [user.id],
    )
    for (const work of [
      () => setUp.beginAuthenticator(req),
      () => setUp.pendingAuthenticator(req),
      () => setUp.confirmAuthenticator(req, '123456'),
      () => setUp.removeAuthenticator(req, '123456'),
      () => setUp.renewRecoveryCodes(req),
    ]) {
      expect(await refusal(work())).toBe('users.proof-needed')
    }
  })

  it('goes with a code alone, and takes the recovery codes along', async () => {
    const { cookie, userId, secret } = await guarded()
    const req = await requestWith(app, cookie)
    expect(await refusal(setUp.removeAuthenticator(req, 'AAAA-AAAA-AAAA'))).toBe(
      'users.second-step-wrong',
    )
    await setUp.removeAuthenticator(req, codeAt(secret, Date.now()))
    const left = await app.sql(
      `select 1 from second_factors where user_id = $1
       union all select 1 from recovery_codes where user_id = $1`,
      [userId],
    )
    expect(left).toEqual([])
    expect(await refusal(setUp.renewRecoveryCodes(req))).toBe('users.second-step-off')
  })

  it('makes recovery codes anew; those before are worth nothing', async () => {
    const { cookie, email, codes } = await guarded()
    const renewed = await setUp.renewRecoveryCodes(await requestWith(app, cookie))
    expect(renewed.filter((code) => codes.includes(code))).toEqual([])
    const one = await passwordStep(app, email, PASSWORD)
    expect((await secondStep(one.cookie, codes[0]!)).status).toBe(400)
    expect((await secondStep(one.cookie, renewed[0]!)).status).toBe(200)
  })
})

describe('a sign-in with a second step', () => {
  it('opens no session with the password alone', async () => {
    const { email, userId } = await guarded()
    const before = await sessionsOf(userId)
    const { status, body, cookie } = await passwordStep(app, email, PASSWORD)
    expect([status, body]).toEqual([200, { message: 'next-step', next: 'second-step' }])
    expect(cookie).toContain('courtyard-second-step=')
    expect(cookie).not.toContain('payload-token')
    expect(await isSignedIn(cookie)).toBe(false)
    expect(await sessionsOf(userId)).toBe(before)
  })

  it('goes on with a code, however it was typed', async () => {
    const { email, userId, secret, codes } = await guarded()
    const code = codeAt(secret, Date.now())
    const first = await passwordStep(app, email, PASSWORD)
    const done = await secondStep(first.cookie, `${code.slice(0, 3)} ${code.slice(3)}`)
    expect([done.status, done.body.user.id]).toEqual([200, userId])
    expect(await isSignedIn(cookiesOf(done.headers))).toBe(true)
    const second = await passwordStep(app, email, PASSWORD)
    const typed = codes[1]!.toLowerCase().replaceAll('-', ' ')
    expect((await secondStep(second.cookie, typed)).status).toBe(200)
    const third = await passwordStep(app, email, PASSWORD)
    expect((await secondStep(third.cookie, codes[1]!)).status).toBe(400)
  })

  it('belongs to the browser that began it, and to no other', async () => {
    const { email, codes } = await guarded()
    const mine = await passwordStep(app, email, PASSWORD)
    const theirs = await passwordStep(app, email, PASSWORD)
    const ticket = mine.cookie.split('; ').find((one) => one.startsWith('courtyard-second-step'))!
    const device = theirs.cookie.split('; ').find((one) => one.startsWith('courtyard-device'))!
    const stolen = await secondStep(`${ticket}; ${device}`, codes[0]!)
    expect([stolen.status, stolen.body.error.code]).toEqual([410, 'users.sign-in-over'])
    expect((await secondStep('', codes[0]!)).status).toBe(410)
    const forged = mine.cookie.replace(/second-step=[^.]*\./, (held) =>
      held.replace(/[\da-f]/, (digit) => (digit === 'a' ? 'b' : 'a')),
    )
    expect((await secondStep(forged, codes[0]!)).status).toBe(410)
    expect((await secondStep(mine.cookie, codes[0]!)).status).toBe(200)
  })

  it('ends after five tries, after five minutes, and when it is done', async () => {
    const { email, codes, userId } = await guarded()
    const tried = await passwordStep(app, email, PASSWORD)
    const answers = []
    for (let n = 0; n < 6; n += 1) answers.push((await secondStep(tried.cookie, '000000')).status)
    expect(answers).toEqual([400, 400, 400, 400, 400, 410])
    expect((await secondStep(tried.cookie, codes[0]!)).status).toBe(410)
    const late = await passwordStep(app, email, PASSWORD)
    await app.sql(
      `update account_challenges set expires_at = now() where user_id = $1 and used_at is null`,
      [userId],
    )
    expect((await secondStep(late.cookie, codes[0]!)).status).toBe(410)
    const done = await passwordStep(app, email, PASSWORD)
    expect((await secondStep(done.cookie, codes[0]!)).status).toBe(200)
    expect((await secondStep(done.cookie, codes[1]!)).status).toBe(410)
  })

  it('opens nothing once the password has changed', async () => {
    const { email, codes, userId } = await guarded()
    const { cookie } = await passwordStep(app, email, PASSWORD)
    await app.sql(`update users set hash = 'another' where id = $1`, [userId])
    expect((await secondStep(cookie, codes[0]!)).status).toBe(410)
    const [left] = await app.sql<{ n: number }>(
      'select count(*)::int as n from recovery_codes where user_id = $1 and used_at is null',
      [userId],
    )
    expect(left!.n).toBe(10)
  })

  it('cannot be gone around by another way in', async () => {
    const { userId } = await guarded()
    const { openSession } = await import('@/collections/users/operations/sessions/openSession')
    const opening = { req: await requestWith(app, ''), userId }
    expect(await openSession(opening)).toBeNull()
    expect(await openSession({ ...opening, isSecondStepDone: true })).not.toBeNull()
  })

  it('says no, and does not fail, where a secret was sealed under another key or for another person', async () => {
    const [mine, theirs] = [await guarded(), await guarded()]
    await app.sql(
      `update second_factors set secret = (select secret from second_factors where user_id = $2)
       where user_id = $1`,
      [mine.userId, theirs.userId],
    )
    const { cookie } = await passwordStep(app, mine.email, PASSWORD)
    expect((await secondStep(cookie, codeAt(theirs.secret, Date.now()))).status).toBe(400)
    await app.sql(`update second_factors set secret = 'v0.x' where user_id = $1`, [mine.userId])
    expect((await secondStep(cookie, codeAt(mine.secret, Date.now()))).status).toBe(400)
  })

  it('names the field of a code that is none', async () => {
    const { email } = await guarded()
    const { cookie } = await passwordStep(app, email, PASSWORD)
    for (const code of ['', 'x'.repeat(41), 7, null]) {
      const { status, body } = await app.call('POST', '/users/second-step', {
        as: cookie,
        body: { code },
      })
      expect([status, body.error.field]).toEqual([400, 'code'])
    }
    const wrong = await secondStep(cookie, 'not a code')
    expect([wrong.status, wrong.body.error.field]).toEqual([400, 'code'])
  })
})

describe('twenty at once', () => {
  const twenty = async (email: string) =>
    Promise.all(
      Array.from({ length: 20 }, async () => (await passwordStep(app, email, PASSWORD)).cookie),
    )

  it('with one recovery code get one session', async () => {
    const { email, codes, userId } = await guarded()
    const before = await sessionsOf(userId)
    const cookies = await twenty(email)
    const answers = await Promise.all(cookies.map((cookie) => secondStep(cookie, codes[0]!)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(19)
    expect(await sessionsOf(userId)).toBe(before + 1)
  }, 60_000)

  it('with one code of the app get one session', async () => {
    const { email, secret, userId } = await guarded()
    const before = await sessionsOf(userId)
    const cookies = await twenty(email)
    await forgetStep(app, userId)
    const code = codeAt(secret, Date.now())
    const answers = await Promise.all(cookies.map((cookie) => secondStep(cookie, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await sessionsOf(userId)).toBe(before + 1)
  }, 60_000)

  it('in one sign-in, with a code each, get one session', async () => {
    const { email, codes, userId } = await guarded()
    const before = await sessionsOf(userId)
    const { cookie } = await passwordStep(app, email, PASSWORD)
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => secondStep(cookie, codes[n % codes.length]!)),
    )
    expect(await sessionsOf(userId)).toBe(before + 1)
  })
})
