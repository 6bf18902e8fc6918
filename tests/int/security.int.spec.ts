import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import pg from 'pg'
import { createLocalReq } from 'payload'
import type { PayloadRequest } from 'payload'
import type { Community } from '@/payload-types'
import { PASSWORD, startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { PUBLIC_URL } from '../helpers/environment.mjs'
import { startMailSink, type MailSink } from '../helpers/sinks'

// Hashes are slow by their nature, and a test here costs a handful.
jest.setTimeout(60_000)

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

let app: App
let make: Builders
let mail: MailSink
let place: Community

beforeAll(async () => {
  mail = await startMailSink()
  app = await startApp({ SMTP_URL: mail.url })
  make = buildersFor(app)
  place = await make.community({ name: 'Tilleuls' })
}, 60_000)
afterAll(async () => {
  await app.stop()
  await mail.stop()
})
beforeEach(async () => {
  mail.mails.length = 0
  await app.sql('delete from pgboss.job')
})

interface Browser {
  /** All cookies, as the browser would send them. */
  as: string
  session: string
  device: string
  headers: Record<string, string>
}

const pairs = (headers: Headers): string[] =>
  headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '')

/** Signs in as a browser that has, or has not, been here before. */
const signIn = async (
  email: string,
  { password = PASSWORD, device = '', headers = {} }: Partial<Browser> & { password?: string } = {},
): Promise<Browser> => {
  const answer = await app.call('POST', '/users/login', {
    body: { email, password },
    headers: { ...headers, ...(device !== '' && { cookie: device }) },
  })
  expect([answer.status, answer.body.error?.code]).toEqual([200, undefined])
  const [session = '', known = ''] = pairs(answer.headers)
  return { as: `${session}; ${known}`, session, device: known, headers }
}

const isIn = async ({ as }: { as: string }): Promise<boolean> =>
  (await app.call('GET', '/account/sessions', { as })).status === 200

const requestOf = async ({ as }: { as: string }): Promise<PayloadRequest> => {
  const headers = new Headers({ cookie: as, origin: PUBLIC_URL })
  const { user } = await app.payload.auth({ headers })
  return createLocalReq({ ...(user && { user }), req: { headers } }, app.payload)
}

const jobs = async (queue: string): Promise<unknown[]> =>
  (
    await app.sql<{ data: unknown }>(`delete from pgboss.job where name = $1 returning data`, [
      queue,
    ])
  ).map(({ data }) => data)

let count = 0
const newPerson = (role: 'owner' | 'manager' = 'manager'): Promise<Person> => {
  count += 1
  return make.person(place.id, role, {
    email: `p${String(count)}@example.org`,
    name: 'Noor Haddad',
  })
}

describe('a sign-in', () => {
  it('does the same for a known and an unknown address: statements and hashes', async () => {
    const { metrics } = await import('@/kernel/observability/metrics')
    const { user } = await newPerson()
    const seen: string[] = []
    const { prototype } = pg.Client
    const query = Reflect.get(prototype, 'query') as (...args: unknown[]) => unknown
    Reflect.set(prototype, 'query', function (this: unknown, ...args: unknown[]): unknown {
      const [asked] = args
      seen.push(typeof asked === 'string' ? asked : ((asked as { text?: string }).text ?? ''))
      return query.apply(this, args)
    })
    const work = async (email: string) => {
      const hashed = async () => (await metrics().passwordHashes.get()).values[0]?.value ?? 0
      const before = await hashed()
      seen.length = 0
      const { status, body } = await app.call('POST', '/users/login', {
        body: { email, password: 'not the password' },
      })
      return {
        status,
        error: { ...body.error, requestId: '' },
        statements: seen.filter((text) => !text.includes('set_config')).map((text) => text.trim()),
        hashes: (await hashed()) - before,
      }
    }
    try {
      await work('warm@example.org')
      const known = await work(user.email)
      const unknown = await work('nobody-at-all@example.org')
      expect(known).toEqual(unknown)
      expect(known).toMatchObject({ status: 401, hashes: 1 })
      expect(known.statements.length).toBeGreaterThan(0)
    } finally {
      Reflect.set(prototype, 'query', query)
    }
  })

  it('of twenty at once keeps all logins, each listed once', async () => {
    const { user } = await newPerson()
    const browsers = await Promise.all(Array.from({ length: 20 }, () => signIn(user.email)))
    expect(await Promise.all(browsers.map(isIn))).toEqual(browsers.map(() => true))
    const { body } = await app.call('GET', '/account/sessions', { as: browsers[0]!.as })
    // And the one of the builder.
    expect(body.sessions).toHaveLength(21)
  }, 60_000)

  it('with the old password opens nothing once another one is set', async () => {
    const { openSession } = await import('@/collections/users/operations/sessions/openSession')
    const { user } = await newPerson()
    const open = async (provedHash: string) =>
      openSession({ req: await createLocalReq({}, app.payload), userId: user.id, provedHash })
    const [row] = await app.sql<{ hash: string }>('select hash from users where id = $1', [user.id])
    expect(await open(row!.hash)).toMatchObject({ person: { id: user.id, email: user.email } })
    await app.sql(`update users set hash = 'another' where id = $1`, [user.id])
    expect(await open(row!.hash)).toBeNull()
  })
})

describe('200 races', () => {
  it('of sign-ins, sign-outs, prolongings and updates bring back no login and no right', async () => {
    const { user, membership } = await newPerson()
    const raced = await signIn(user.email)
    for (let round = 0; round < 40; round += 1) {
      const gone = await signIn(user.email, { device: raced.device })
      const right = `update memberships set status = 'ended' where id = $1`
      const [opened] = await Promise.all([
        signIn(user.email, { device: raced.device }),
        app.call('POST', '/users/logout', { as: gone.as }),
        app.call('POST', '/users/refresh-token', { as: raced.as }),
        app.call('PATCH', `/users/${user.id}`, {
          as: raced.as,
          body: { name: `Noor ${String(round)}` },
        }),
        app.sql(right, [membership!.id]),
      ])
      expect(await Promise.all([opened, gone, raced].map(isIn))).toEqual([true, false, true])
      const [row] = await app.sql('select status from memberships where id = $1', [membership!.id])
      expect(row).toEqual({ status: 'ended' })
      await app.sql(`update memberships set status = 'active' where id = $1`, [membership!.id])
    }
  }, 120_000)
})

describe('devices', () => {
  it('are listed with what is known of them, and each can be signed out', async () => {
    const { user } = await newPerson()
    const here = await signIn(user.email, {
      headers: { 'user-agent': FIREFOX, 'x-forwarded-for': '203.0.113.9' },
    })
    const phone = await signIn(user.email, {
      headers: { 'user-agent': IPHONE, 'x-forwarded-for': '192.168.1.20' },
    })
    const list = await app.call('GET', '/account/sessions', { as: here.as })
    expect(list.body.sessions).toMatchObject([
      {
        device: 'Firefox on Linux',
        place: 'From the network address 203.0.113.9',
        kind: 'computer',
        isCurrent: true,
      },
      {
        device: 'Safari on iOS',
        place: 'From the local network (192.168.1.20)',
        kind: 'phone',
        isCurrent: false,
      },
      { device: 'Unknown device', place: 'Place unknown', isCurrent: false },
    ])
    const end = (id: string, as: string) => app.call('DELETE', `/account/sessions/${id}`, { as })
    const stranger = await newPerson()
    const target = list.body.sessions[1].id as string
    expect((await end(target, stranger.cookie)).status).toBe(404)
    expect((await end('nonsense', here.as)).body.error.field).toBe('session')
    expect(await isIn(phone)).toBe(true)
    expect((await end(target, here.as)).status).toBe(200)
    expect(await isIn(phone)).toBe(false)
    expect((await end(target, here.as)).status).toBe(404)
    const events = (await jobs('events')) as { type: string; data: { sessionId: string } }[]
    expect(events.filter(({ type }) => type === 'users.session-ended')).toMatchObject([
      { data: { userId: user.id, sessionId: target } },
    ])
    // The phone has to prove itself as a stranger's would.
    const known = await app.sql('select 1 from known_devices where user_id = $1', [user.id])
    expect(known).toHaveLength(2)
  })

  it('are signed out all together, but for this one', async () => {
    const { user, cookie } = await newPerson()
    const [here, there] = [await signIn(user.email), await signIn(user.email)]
    const { body } = await app.call('POST', '/account/sign-out-others', { as: here.as })
    expect(body).toEqual({ ended: 2 })
    expect(await Promise.all([here, there, { as: cookie }].map(isIn))).toEqual([true, false, false])
  })

  it('forget what they kept at sign-out; the cookie by which they are known stays', async () => {
    const { user } = await newPerson()
    const here = await signIn(user.email)
    const { status, headers } = await app.call('POST', '/users/logout', { as: here.as })
    expect(status).toBe(200)
    expect(headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(pairs(headers)).toEqual(['payload-token='])
    expect(await isIn(here)).toBe(false)
    const again = await app.call('POST', '/users/logout', { as: here.as })
    expect(again.status).toBe(401)
  })

  it('are emptied for a login that is over for sure, and for no other', async () => {
    const { isSessionOver } = await import('@/collections/users/operations/sessions/isOver')
    const { user } = await newPerson()
    const [, token = ''] = (await signIn(user.email)).session.split('=')
    const req = await createLocalReq({}, app.payload)
    expect(await isSessionOver(req, token)).toBe(false)
    for (const other of ['', 'dead', `${token}x`, token.replace(/\.[^.]*$/, '.AAAA')]) {
      expect([other, await isSessionOver(req, other)]).toEqual([other, true])
    }
    await app.sql('delete from users_sessions where _parent_id = $1', [user.id])
    expect(await isSessionOver(req, token)).toBe(true)
  })

  it('prolong a login that holds, and none that is over', async () => {
    const { user } = await newPerson()
    const here = await signIn(user.email)
    await app.sql(
      `update users_sessions set expires_at = now() + interval '1 minute'
                   where _parent_id = $1`,
      [user.id],
    )
    const { status, headers, body } = await app.call('POST', '/users/refresh-token', {
      as: here.as,
    })
    expect([status, body.user.id]).toEqual([200, user.id])
    expect(await isIn({ as: pairs(headers)[0]! })).toBe(true)
    const [row] = await app.sql<{ days: string }>(
      `select max(extract(day from expires_at - now())) as days from users_sessions
       where _parent_id = $1`,
      [user.id],
    )
    expect(Number(row?.days)).toBeGreaterThanOrEqual(6)
    await app.sql('delete from users_sessions where _parent_id = $1', [user.id])
    expect((await app.call('POST', '/users/refresh-token', { as: here.as })).status).toBe(401)
  })

  it('that are new are told of by mail; the first and the known ones are not', async () => {
    const { user } = await newPerson()
    expect(await jobs('usersTellNewDevice')).toEqual([])
    const { newDeviceHandler } = await import('@/collections/users/jobs/accountJobs.handler')
    const known = await signIn(user.email, {
      headers: { 'user-agent': FIREFOX, 'x-forwarded-for': '203.0.113.9' },
    })
    const [data, ...rest] = await jobs('usersTellNewDevice')
    expect(rest).toEqual([])
    await newDeviceHandler({ payload: app.payload, data })
    expect(mail.mails).toHaveLength(1)
    expect(mail.mails[0]?.subject).toBe('A new device is signed in to Courtyard')
    expect(mail.mails[0]?.text).toContain('Firefox on Linux')
    expect(mail.mails[0]?.text).toContain('203.0.113.9')
    expect(mail.mails[0]?.text).toContain('/settings/security')
    await signIn(user.email, { device: known.device })
    // A forged one is a new one.
    await signIn(user.email, { device: `${known.device}x` })
    expect(await jobs('usersTellNewDevice')).toHaveLength(1)
    await app.sql('delete from users_sessions where _parent_id = $1', [user.id])
    await newDeviceHandler({ payload: app.payload, data })
    expect(mail.mails).toHaveLength(1)
  })

  it('and logins that are over are forgotten', async () => {
    const { forgetOldSessions } =
      await import('@/collections/users/operations/sessions/forgetOldSessions')
    const { user } = await newPerson()
    const old = await signIn(user.email)
    await app.sql(
      `update users_sessions set expires_at = now() - interval '1 second' where _parent_id = $1`,
      [user.id],
    )
    await app.sql(
      `update known_devices set last_used_at = now() - interval '401 days' where user_id = $1`,
      [user.id],
    )
    await app.sql(
      `insert into unlock_links (digest, user_id, expires_at) values ('old', $1, now() - interval '1 s')`,
      [user.id],
    )
    const holding = await signIn(user.email)
    await forgetOldSessions({ payload: app.payload })
    const left = await app.sql<Record<string, string>>(
      `select (select count(*) from users_sessions where _parent_id = $1) as sessions,
         (select count(*) from session_details where user_id = $1) as details,
         (select count(*) from known_devices where user_id = $1) as devices,
         (select count(*) from unlock_links where user_id = $1) as links`,
      [user.id],
    )
    expect(left).toEqual([{ sessions: '1', details: '1', devices: '1', links: '0' }])
    expect(await Promise.all([old, holding].map(isIn))).toEqual([false, true])
  })
})

describe('a fresh proof', () => {
  it('is there after signing in, is over after ten minutes, and comes back with the password', async () => {
    const { hasFreshProof, requireFreshProof } =
      await import('@/collections/users/operations/sessions/proof')
    const { user } = await newPerson()
    const here = await signIn(user.email)
    const req = await requestOf(here)
    await requireFreshProof(req)
    await app.sql(
      `update session_details set proved_at = now() - interval '10 minutes' where user_id = $1`,
      [user.id],
    )
    await expect(requireFreshProof(req)).rejects.toMatchObject({
      code: 'users.proof-needed',
      status: 403,
    })
    const prove = (password: string) =>
      app.call('POST', '/account/confirm-identity', { as: here.as, body: { password } })
    expect((await prove('wrong')).body.error).toMatchObject({
      code: 'users.password-wrong',
      field: 'password',
    })
    expect(await hasFreshProof(req)).toBe(false)
    expect((await prove(PASSWORD)).status).toBe(200)
    await requireFreshProof(req)
    const nobody = await createLocalReq({}, app.payload)
    expect(await hasFreshProof(nobody)).toBe(false)
    await expect(requireFreshProof(nobody)).rejects.toMatchObject({ status: 401 })
  })
})

describe('a new password', () => {
  const change = (as: string, password: string, currentPassword = PASSWORD) =>
    app.call('POST', '/account/password', { as, body: { currentPassword, password } })

  it.each([
    ['short', 'validation.too-short', 'at least 12'],
    ['            ', 'validation.too-short', '12'],
    ['123qweasdzxc', 'users.password-breached', 'stolen'],
    ['QWERTY-123456', 'users.password-breached', 'stolen'],
    ['Noor.Haddad1', 'users.password-personal', 'others know'],
    ['TilleulsNoor', 'users.password-personal', 'others know'],
    ['Password12345!', 'users.password-guessable', 'many people use'],
    ['bcdefghijklm', 'users.password-guessable', 'Sequences'],
    [PASSWORD, 'users.password-used-before', 'before'],
  ])('%s is refused, with the reason', async (password, code, words) => {
    const { cookie } = await newPerson('manager')
    const { status, body } = await change(cookie, password)
    expect([status, body.error.code, body.error.field]).toEqual([400, code, 'password'])
    expect(body.error.message).toContain(words)
  })

  it('is refused in the person’s language, and as the first one of an account', async () => {
    const { cookie } = await newPerson('manager')
    const french = await app.call('POST', '/account/password', {
      as: cookie,
      body: { currentPassword: PASSWORD, password: 'qwertyuiopasdf' },
      headers: { 'accept-language': 'fr' },
    })
    expect(french.body.error.message).toContain('Choisissez')
    const made = await app.call('POST', '/users', {
      as: cookie,
      body: { email: 'new@example.org', name: 'New', locale: 'en', password: 'Password12345!' },
    })
    expect([made.status, made.body.error.field]).toEqual([400, 'password'])
  })

  it('asks for the old one, ends the other logins, keeps this one, and is told by mail', async () => {
    const { user } = await newPerson('manager')
    const [here, there] = [await signIn(user.email), await signIn(user.email)]
    const wrong = await change(here.as, 'three rivers and a boat', 'not it')
    expect([wrong.status, wrong.body.error.field]).toEqual([400, 'currentPassword'])
    expect((await change(here.as, 'three rivers and a boat')).status).toBe(200)
    expect(await Promise.all([here, there].map(isIn))).toEqual([true, false])
    await signIn(user.email, { password: 'three rivers and a boat' })
    const old = await app.call('POST', '/users/login', {
      body: { email: user.email, password: PASSWORD },
    })
    expect(old.status).toBe(401)
    const { accountChangeHandler } = await import('@/collections/users/jobs/changeJobs.handler')
    const [data] = await jobs('usersTellAccountChange')
    await accountChangeHandler({ payload: app.payload, data })
    expect(mail.mails[0]).toMatchObject({ subject: 'Courtyard: The password was changed' })
    await accountChangeHandler({
      payload: app.payload,
      data: { id: '01900000-0000-7000-8000-000000000000' },
    })
    expect(mail.mails).toHaveLength(1)
  })

  it('is none of the last five; the sixth is free again', async () => {
    const { cookie } = await newPerson('manager')
    const words = ['violet', 'harbour', 'copper', 'meadow', 'lantern']
    const passwords = [PASSWORD, ...words.map((word) => `${word} umbrella engine soup`)]
    for (const [at, next] of passwords.slice(1).entries()) {
      expect((await change(cookie, next, passwords[at])).status).toBe(200)
      const again = await change(cookie, PASSWORD, next)
      const isFree = at === 4
      expect([at, again.body.error?.code]).toEqual([
        at,
        isFree ? undefined : 'users.password-used-before',
      ])
    }
    const kept = await app.sql('select 1 from password_history')
    expect(kept.length).toBeLessThanOrEqual(10)
  }, 60_000)

  it('of two changes at once wins one', async () => {
    const { cookie } = await newPerson('manager')
    const answers = await Promise.all([
      change(cookie, 'violet umbrella engine soup'),
      change(cookie, 'copper umbrella engine soup'),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401])
  })
})
