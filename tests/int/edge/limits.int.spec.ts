import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Community } from '@/payload-types'
import { PASSWORD, startApp, type App } from '../../helpers/app'
import { buildersFor, PNG, type Builders, type Person } from '../../helpers/builders'

let app: App
let make: Builders
let place: Community
let person: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '1' })
  make = buildersFor(app)
  place = await make.community()
  person = await make.person(place.id, 'manager', { email: 'lea@example.org' })
}, 60_000)
afterAll(() => app.stop())
beforeEach(async () => {
  await app.sql('delete from rate_limits')
})

const from = (ip: string, more: Record<string, string> = {}) => ({ 'x-forwarded-for': ip, ...more })

const login = (ip: string, email: string, password = 'wrong', more = {}) =>
  app.call('POST', '/users/login', { body: { email, password }, headers: from(ip, more) })

const countsOf = (answers: { status: number }[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

describe('guessing a password', () => {
  it('of 20 parallel tries four are looked at; the rest wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => login('198.51.100.1', 'lea@example.org')),
    )
    expect(countsOf(answers)).toEqual({ 401: 4, 429: 16 })
    const last = answers.find(({ status }) => status === 429)
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(last?.body.error).toMatchObject({
      code: 'rate-limited',
      message: 'That was too often in a short time. Try again in 15 minutes.',
      details: { minutes: 15 },
    })
  })

  it('is refused before the password is looked at: the right one waits too', async () => {
    for (let n = 0; n < 5; n += 1) await login('198.51.100.2', 'lea@example.org')
    const right = await login('198.51.100.2', 'lea@example.org', PASSWORD)
    expect(right.status).toBe(429)
  })

  it('counts an address that nobody has alike', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => login('198.51.100.3', 'nobody@example.org')),
    )
    expect(countsOf(answers)).toEqual({ 401: 4, 429: 4 })
  })

  it('keeps nobody else out: another network, another account', async () => {
    for (let n = 0; n < 6; n += 1) await login('198.51.100.4', 'lea@example.org')
    expect((await login('198.51.100.5', 'lea@example.org', PASSWORD)).status).toBe(200)
    const other = await make.person(place.id, 'guard')
    expect((await login('198.51.100.4', other.user.email, PASSWORD)).status).toBe(200)
  })

  it('stops a network that tries many accounts', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => login('198.51.100.6', `who-${n}@example.org`)),
    )
    expect(countsOf(answers)).toEqual({ 401: 50, 429: 10 })
  }, 60_000)

  it('takes an IPv6 client by its network', async () => {
    for (let n = 0; n < 5; n += 1) await login(`2001:db8:1:2::${n}`, 'lea@example.org')
    expect((await login('2001:db8:1:2:ffff::9', 'lea@example.org', PASSWORD)).status).toBe(429)
    expect((await login('2001:db8:1:3::1', 'lea@example.org', PASSWORD)).status).toBe(200)
  })

  it('counts failures alone, and a source begins anew with a login that succeeds', async () => {
    const { user } = await make.person(place.id, 'guard')
    for (let n = 0; n < 6; n += 1) {
      expect((await login('198.51.100.7', user.email, PASSWORD)).status).toBe(200)
    }
    for (let n = 0; n < 3; n += 1) await login('198.51.100.7', 'lea@example.org')
    expect((await login('198.51.100.7', 'lea@example.org', PASSWORD)).status).toBe(200)
    const more = [
      await login('198.51.100.7', 'lea@example.org'),
      await login('198.51.100.7', 'lea@example.org'),
      // Five of strangers altogether.
      await login('198.51.100.7', 'lea@example.org'),
    ]
    expect(more.map(({ status }) => status)).toEqual([401, 401, 429])
  }, 30_000)

  it('says it in French', async () => {
    for (let n = 0; n < 5; n += 1) await login('198.51.100.8', 'lea@example.org')
    const { body } = await login('198.51.100.8', 'lea@example.org', 'x', {
      'accept-language': 'fr',
    })
    expect(body.error.message).toBe(
      'Trop de tentatives en peu de temps. Réessayez dans 15 minutes.',
    )
  })

  it('no header changes who is counted', async () => {
    const forged = [
      { forwarded: 'for=1.2.3.4' },
      { 'x-real-ip': '1.2.3.4' },
      { 'cf-connecting-ip': '1.2.3.4' },
      { 'x-client-ip': '1.2.3.4' },
      { 'true-client-ip': '1.2.3.4' },
    ]
    for (const header of forged) await login('198.51.100.9', 'lea@example.org', 'x', header)
    expect((await login('198.51.100.9', 'lea@example.org', PASSWORD)).status).toBe(429)
  })

  it('is over for somebody who sets a new password', async () => {
    const { createLocalReq } = await import('payload')
    const { resetPassword } = await import('@/collections/users/operations/passwords/resetPassword')
    const { user } = await make.person(place.id, 'guard', { email: 'forgot@example.org' })
    for (let n = 0; n < 5; n += 1) await login('198.51.100.10', user.email)
    const { digestOf } = await import('@/collections/users/operations/passwords/resetToken')
    await app.sql(
      `update users set reset_password_token = $1,
         reset_password_expiration = now() + interval '1 hour' where id = $2`,
      [digestOf('a-token'), user.id],
    )
    const headers = new Headers(from('198.51.100.10'))
    const req = await createLocalReq({ req: { headers } }, app.payload)
    await resetPassword({ req, token: 'a-token', password: 'three rivers and a boat' })
    const again = await login('198.51.100.10', user.email, 'three rivers and a boat')
    expect(again.status).toBe(200)
  }, 60_000)
})

describe('asking for a new password', () => {
  const ask = async (ip: string, email: string) => {
    const { createLocalReq } = await import('payload')
    const { requestPasswordReset } =
      await import('@/collections/users/operations/passwords/requestReset')
    const req = await createLocalReq({ req: { headers: new Headers(from(ip)) } }, app.payload)
    return requestPasswordReset(req, email)
  }

  it('is for three mails in an hour, and ten from everywhere', async () => {
    for (let n = 0; n < 3; n += 1) await ask('198.51.100.20', 'lea@example.org')
    await expect(ask('198.51.100.20', 'lea@example.org')).rejects.toMatchObject({
      code: 'rate-limited',
      status: 429,
    })
    for (let n = 0; n < 6; n += 1) await ask(`198.51.100.${21 + n}`, 'lea@example.org')
    await expect(ask('198.51.100.40', 'lea@example.org')).rejects.toMatchObject({ status: 429 })
  })
})

describe('everything else', () => {
  /** As many as a browser and its neighbours have under way: more is a matter of the database's pool. */
  const AT_ONCE = 60
  const many = async (count: number, work: () => Promise<{ status: number }>) => {
    const answers: { status: number }[] = []
    while (answers.length < count) {
      const wave = Math.min(AT_ONCE, count - answers.length)
      answers.push(...(await Promise.all(Array.from({ length: wave }, work))))
    }
    return countsOf(answers)
  }

  it.each([
    [
      'an endpoint of ours',
      600,
      (as: string) => app.call('GET', `/c/${place.slug}/packages`, { as }),
    ],
    ['Payload’s own REST', 600, (as: string) => app.call('GET', '/units?limit=1', { as })],
  ])(
    '%s: reads of an account have an end',
    async (_name, most, work) => {
      const { cookie } = await make.person(place.id, 'manager')
      expect(await many(most + 40, () => work(cookie))).toEqual({ 200: most, 429: 40 })
      // Others of the same community go on.
      expect((await work(person.cookie)).status).toBe(200)
    },
    60_000,
  )

  it('reads that come all at once have the same end, and nobody is taken for a stranger', async () => {
    const { cookie } = await make.person(place.id, 'manager')
    const answers = await Promise.all(
      Array.from({ length: 640 }, () =>
        app.call('GET', `/c/${place.slug}/packages`, { as: cookie }),
      ),
    )
    const { 200: through = 0, 429: refused = 0, 503: busy = 0, ...others } = countsOf(answers)
    expect(others).toEqual({})
    expect(through).toBeLessThanOrEqual(600)
    expect(through + refused + busy).toBe(640)
    expect(through).toBeGreaterThan(0)
  }, 60_000)

  it('writes of an account have an end, whatever they are', async () => {
    const { cookie } = await make.person(place.id, 'manager')
    const answers = await Promise.all(
      Array.from({ length: 130 }, () =>
        app.call('POST', '/units', { as: cookie, body: { number: '' } }),
      ),
    )
    expect(countsOf(answers)).toEqual({ 400: 120, 429: 10 })
    const one = answers.find(({ status }) => status === 429)
    expect(one?.body.error.code).toBe('rate-limited')
    expect(Number(one?.headers.get('retry-after'))).toBeGreaterThan(0)
  }, 60_000)

  it('a community has an end for all its members together, and no other feels it', async () => {
    const busy = await make.community()
    const member = await make.person(busy.id, 'manager')
    const stranger = await make.person(place.id, 'manager')
    const log = (slug: string, as: string) =>
      app.call('POST', `/c/${slug}/packages`, { as, body: { carrier: 'dhl' } })
    expect((await log(busy.slug, member.cookie)).status).toBe(400)
    const { limitCommunity } = await import('@/kernel/http/rateLimit/limit')
    const others = await Promise.allSettled(
      Array.from({ length: 2399 }, () => limitCommunity('write', busy.id)),
    )
    expect(others.filter(({ status }) => status === 'rejected')).toEqual([])
    const refused = await log(busy.slug, member.cookie)
    expect([refused.status, refused.body.error.code]).toEqual([429, 'rate-limited'])
    expect((await log(place.slug, stranger.cookie)).status).toBe(400)
    // A stranger uses up nothing of it.
    expect((await log(busy.slug, stranger.cookie)).status).toBe(404)
  }, 60_000)

  it('whoever is not signed in has a limit by network', async () => {
    const asked = () => app.call('GET', '/units', { headers: from('198.51.100.50') })
    expect(await many(130, asked)).toEqual({ 401: 120, 429: 10 })
  }, 60_000)

  it('pictures have one of their own', async () => {
    const { cookie } = await make.person(place.id, 'manager')
    const send = () => {
      const form = new FormData()
      form.set('_payload', JSON.stringify({ community: place.id }))
      form.set('file', new File([new Uint8Array(PNG)], 'a.png', { type: 'image/png' }))
      return app.call('POST', '/media', { as: cookie, body: form })
    }
    expect(await many(62, send)).toEqual({ 201: 60, 429: 2 })
  }, 60_000)

  it('an account signs channels for itself, up to a limit', async () => {
    const { cookie } = await make.person(place.id, 'manager')
    const asked = () =>
      app.call('POST', '/realtime/auth', {
        as: cookie,
        body: { socket_id: '1.1', channel_names: ['private-x'] },
      })
    expect(await many(125, asked)).toEqual({ 200: 120, 429: 5 })
  }, 60_000)
})

describe('the table of counts', () => {
  it('holds no address of a person, and can only be read and written by the portal', async () => {
    await login('198.51.100.60', 'lea@example.org')
    const rows = await app.sql<{ key: string }>('select key from rate_limits')
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('lea@')
    const client = new pg.Client({ connectionString: app.urls.app })
    await client.connect()
    try {
      await expect(client.query('drop table rate_limits')).rejects.toThrow(/must be owner/)
      await expect(client.query('alter table rate_limits add x int')).rejects.toThrow(/owner/)
    } finally {
      await client.end()
    }
  })

  it('loses what is over', async () => {
    await app.sql(`insert into rate_limits values ('old', 1, 1), ('new', 1, 99999999999999)`)
    const { forgetOldCounts } = await import('@/kernel/http/rateLimit/forgetOldCounts')
    await forgetOldCounts({ payload: app.payload })
    const rows = await app.sql<{ key: string }>('select key from rate_limits')
    expect(rows.map(({ key }) => key)).toEqual(['new'])
  })

  it('may be out of reach: this process counts on alone', async () => {
    await app.sql('alter table rate_limits rename to away')
    try {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => login('198.51.100.70', 'lea@example.org')),
      )
      expect(countsOf(answers)).toEqual({ 401: 4, 429: 16 })
    } finally {
      await app.sql('alter table away rename to rate_limits')
    }
  })
})
