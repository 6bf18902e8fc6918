import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { PayloadRequest } from 'payload'
import type * as Add from '@/collections/users/operations/passkeys/addPasskey'
import type * as Own from '@/collections/users/operations/passkeys/ownPasskeys'
import type * as Prove from '@/collections/users/operations/passkeys/proveByPasskey'
import type * as SignIn from '@/collections/users/operations/passkeys/signInWithPasskey'
import type { Community } from '@/payload-types'
import { passwordStep, refusal, requestWith } from '../helpers/account'
import { PASSWORD, startApp, type App } from '../helpers/app'
import { Authenticator } from '../helpers/authenticator'
import { buildersFor, type Builders } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let adding: typeof Add
let own: typeof Own
let prove: typeof Prove
let signIn: typeof SignIn
beforeAll(async () => {
  app = await startApp({ DATABASE_POOL_SIZE: '20' })
  make = buildersFor(app)
  adding = await import('@/collections/users/operations/passkeys/addPasskey')
  own = await import('@/collections/users/operations/passkeys/ownPasskeys')
  prove = await import('@/collections/users/operations/passkeys/proveByPasskey')
  signIn = await import('@/collections/users/operations/passkeys/signInWithPasskey')
  place = await make.community()
}, 60_000)
afterAll(() => app.stop())

const resident = async () => {
  const unit = await make.unit(place.id)
  const person = await make.person(place.id, 'owner', { unit: unit.id })
  return { ...person, req: await requestWith(app, person.cookie) }
}
/** A browser that keeps the cookie by which it is known. */
const browser = async (device: string, more = ''): Promise<PayloadRequest> =>
  requestWith(app, `courtyard-device=${device}${more === '' ? '' : `; ${more}`}`)
const withPasskey = async (key = new Authenticator()) => {
  const person = await resident()
  const { options, device } = await adding.passkeyCreation(person.req)
  const cookie = `${person.cookie}; courtyard-device=${device.token}`
  const req = await requestWith(app, cookie)
  const codes = await adding.addPasskey(req, {
    name: 'My phone',
    answer: key.create(options.challenge),
  })
  return { ...person, req, cookie, key, codes }
}
const asked = async () => {
  const { options, device } = await signIn.passkeyRequest(await requestWith(app, ''))
  return { challenge: options.challenge, options, req: await browser(device.token) }
}
const sessionsOf = async (userId: string) =>
  (await app.sql('select 1 from users_sessions where _parent_id = $1', [userId])).length

describe('a passkey', () => {
  it('is kept under a name, with recovery codes when it is the first, and asked for then', async () => {
    const { user, req, codes, key } = await withPasskey()
    expect(codes).toHaveLength(10)
    expect(await own.ownPasskeys(req)).toMatchObject([{ name: 'My phone', lastUsedAt: null }])
    const [row] = await app.sql<{ transports: string }>(
      'select transports from passkeys where user_id = $1',
      [user.id],
    )
    expect(row!.transports).toBe('internal')
    expect((await passwordStep(app, user.email, PASSWORD)).body['next']).toBe('second-step')
    const again = await adding.passkeyCreation(req)
    expect(again.options.excludeCredentials).toMatchObject([{ id: key.id.toString('base64url') }])
    const answer = key.create(again.options.challenge)
    expect(await refusal(adding.addPasskey(req, { name: 'Twice', answer }))).toBe(
      'users.passkey-known',
    )
    const second = await adding.passkeyCreation(req)
    const more = new Authenticator().create(second.options.challenge)
    expect(await adding.addPasskey(req, { name: 'Tablet', answer: more })).toEqual([])
  })

  it('is not kept without fresh proof, unlocking, our address, or an open question', async () => {
    const { req, user, cookie } = await resident()
    const options: Parameters<Authenticator['create']>[1][] = [
      { isVerified: false },
      { origin: 'https://elsewhere.example' },
    ]
    const { device } = await adding.passkeyCreation(req)
    const here = await requestWith(app, `${cookie}; courtyard-device=${device.token}`)
    const add = async (answer: ReturnType<Authenticator['create']>, as = here) =>
      refusal(adding.addPasskey(as, { name: 'x', answer }))
    for (const option of options) {
      const { options: wish } = await adding.passkeyCreation(here)
      const answer = new Authenticator().create(wish.challenge, option)
      expect(await add(answer)).toBe('users.passkey-refused')
      // The question is used up by the wrong answer.
      expect(await add(new Authenticator().create(wish.challenge))).toBe('users.passkey-refused')
    }
    expect(await add(new Authenticator().create('bm90IG91cnM'))).toBe('users.passkey-refused')
    const garbled = new Authenticator().create('x')
    garbled.response.clientDataJSON = 'bm90IGpzb24'
    expect(await add(garbled)).toBe('users.passkey-refused')
    const { options: wish } = await adding.passkeyCreation(here)
    const other = await resident()
    const theirs = await requestWith(app, `${other.cookie}; courtyard-device=${device.token}`)
    expect(await add(new Authenticator().create(wish.challenge), theirs)).toBe(
      'users.passkey-refused',
    )
    await app.sql(
      `update session_details set proved_at = now() - interval '1 hour' where user_id = $1`,
      [user.id],
    )
    expect(await refusal(adding.passkeyCreation(here))).toBe('users.proof-needed')
    expect(await add(new Authenticator().create('x'))).toBe('users.proof-needed')
    expect(await refusal(own.removePasskey(here, 'x'))).toBe('users.proof-needed')
  })

  it('is one of ten at most', async () => {
    const { req, user } = await withPasskey()
    await app.sql(
      `insert into passkeys (id, user_id, name, public_key, counter, transports)
       select $1::text || n, $1::uuid, 'x', '', 0, '' from generate_series(1, 9) n`,
      [user.id],
    )
    expect(await refusal(adding.passkeyCreation(req))).toBe('users.passkeys-full')
  })

  it('goes by its owner’s wish, and the recovery codes with the last', async () => {
    const { req, user } = await withPasskey()
    const other = await withPasskey()
    const id = (await own.ownPasskeys(req))[0]!.id
    expect(await refusal(own.removePasskey(other.req, id))).toBe('not-found')
    await own.removePasskey(req, id)
    expect(await own.ownPasskeys(req)).toEqual([])
    expect(await app.sql('select 1 from recovery_codes where user_id = $1', [user.id])).toEqual([])
    expect((await passwordStep(app, user.email, PASSWORD)).body['message']).toBe('ok')
  })
})

describe('signing in with a passkey', () => {
  it('needs nothing else, and asks for nobody’s name', async () => {
    const { key, user } = await withPasskey()
    const { challenge, options, req } = await asked()
    expect(options).toMatchObject({ userVerification: 'required', rpId: 'localhost' })
    expect(options.allowCredentials).toEqual([])
    const session = await signIn.signInWithPasskey(req, key.sign(challenge))
    expect(session.person.id).toBe(user.id)
    const me = await app.call('GET', '/users/me', { as: `payload-token=${session.token}` })
    expect(me.body.user.id).toBe(user.id)
  })

  it('finishes a sign-in whose password was right, for that person alone', async () => {
    const mine = await withPasskey()
    const theirs = await withPasskey()
    const begin = async () => {
      const { cookie } = await passwordStep(app, mine.user.email, PASSWORD)
      const req = await requestWith(app, cookie)
      const { options } = await signIn.passkeyRequest(req)
      return { req, options, cookie }
    }
    const wrong = await begin()
    expect(wrong.options.allowCredentials).toMatchObject([
      { id: mine.key.id.toString('base64url') },
    ])
    const stranger = theirs.key.sign(wrong.options.challenge)
    expect(await refusal(signIn.signInWithPasskey(wrong.req, stranger))).toBe(
      'users.passkey-refused',
    )
    const right = await begin()
    const answer = mine.key.sign(right.options.challenge)
    const session = await signIn.signInWithPasskey(right.req, answer)
    expect(session.person.id).toBe(mine.user.id)
    const after = await app.call('POST', '/users/second-step', {
      as: right.cookie,
      body: { code: mine.codes[0] },
    })
    expect(after.status).toBe(410)
  })

  it('is refused in another browser, for another question, and without unlocking', async () => {
    const { key } = await withPasskey()
    const one = await asked()
    const other = await asked()
    const attempts = [
      [other.req, key.sign(one.challenge)],
      [one.req, key.sign('bm90IG91cnM')],
      [one.req, key.sign(one.challenge, { isVerified: false })],
    ] as const
    for (const [req, answer] of attempts) {
      expect(await refusal(signIn.signInWithPasskey(req, answer))).toBe('users.passkey-refused')
    }
    const elsewhere = await asked()
    const phished = key.sign(elsewhere.challenge, { origin: 'https://courtyard.example' })
    expect(await refusal(signIn.signInWithPasskey(elsewhere.req, phished))).toBe(
      'users.passkey-refused',
    )
    const unknown = await asked()
    const nobody = new Authenticator().sign(unknown.challenge)
    expect(await refusal(signIn.signInWithPasskey(unknown.req, nobody))).toBe(
      'users.passkey-refused',
    )
    const stolen = await asked()
    const forged = {
      ...new Authenticator().sign(stolen.challenge),
      id: key.id.toString('base64url'),
    }
    expect(await refusal(signIn.signInWithPasskey(stolen.req, forged))).toBe(
      'users.passkey-refused',
    )
  })

  it('refuses a copy: a counter that does not grow', async () => {
    const { key } = await withPasskey()
    const first = await asked()
    await signIn.signInWithPasskey(first.req, key.sign(first.challenge, { counter: 7 }))
    for (const counter of [7, 3, 0]) {
      const next = await asked()
      const answer = key.sign(next.challenge, { counter })
      expect(await refusal(signIn.signInWithPasskey(next.req, answer))).toBe(
        'users.passkey-refused',
      )
    }
    const last = await asked()
    await signIn.signInWithPasskey(last.req, key.sign(last.challenge, { counter: 8 }))
  })

  it('takes a passkey without a counter again and again', async () => {
    const key = new Authenticator()
    key.counter = -1
    await withPasskey(key)
    for (let n = 0; n < 2; n += 1) {
      const { req, challenge } = await asked()
      await signIn.signInWithPasskey(req, key.sign(challenge, { counter: 0 }))
    }
  })

  it('lets one of twenty in with one answer', async () => {
    const { key, user } = await withPasskey()
    const before = await sessionsOf(user.id)
    const { req, challenge } = await asked()
    const answer = key.sign(challenge)
    const all = await Promise.all(
      Array.from({ length: 20 }, () => refusal(signIn.signInWithPasskey(req, answer))),
    )
    expect(all.filter((one) => one === 'accepted')).toHaveLength(1)
    expect(await sessionsOf(user.id)).toBe(before + 1)
  })

  it('counts for nothing once the five minutes are over, or the passkey is gone', async () => {
    const { key, req, user } = await withPasskey()
    const late = await asked()
    await app.sql(`update account_challenges set expires_at = now() where challenge = $1`, [
      late.challenge,
    ])
    expect(await refusal(signIn.signInWithPasskey(late.req, key.sign(late.challenge)))).toBe(
      'users.passkey-refused',
    )
    const gone = await asked()
    const id = (await own.ownPasskeys(req))[0]!.id
    await own.removePasskey(req, id)
    expect(await refusal(signIn.signInWithPasskey(gone.req, key.sign(gone.challenge)))).toBe(
      'users.passkey-refused',
    )
    expect(user.id).toBeDefined()
  })
})

describe('proving who is signed in', () => {
  it('takes the person’s own passkey, and nobody else’s', async () => {
    const mine = await withPasskey()
    const theirs = await withPasskey()
    await app.sql(
      `update session_details set proved_at = now() - interval '1 hour' where user_id = $1`,
      [mine.user.id],
    )
    const wrong = await signIn.passkeyRequest(mine.req)
    expect(
      await refusal(prove.proveByPasskey(mine.req, theirs.key.sign(wrong.options.challenge))),
    ).toBe('users.passkey-refused')
    expect(await refusal(adding.passkeyCreation(mine.req))).toBe('users.proof-needed')
    const right = await signIn.passkeyRequest(mine.req)
    await prove.proveByPasskey(mine.req, mine.key.sign(right.options.challenge))
    expect(await refusal(adding.passkeyCreation(mine.req))).toBe('accepted')
  })

  it('takes the password with a code, not the password alone', async () => {
    const { cookie, codes } = await withPasskey()
    const confirm = (body: object) =>
      app.call('POST', '/account/confirm-identity', { as: cookie, body })
    const alone = await confirm({ password: PASSWORD })
    expect([alone.status, alone.body.error.field]).toEqual([400, 'code'])
    expect((await confirm({ password: PASSWORD, code: codes[0] })).status).toBe(200)
    expect((await confirm({ password: PASSWORD, code: codes[0] })).status).toBe(400)
  })
})
