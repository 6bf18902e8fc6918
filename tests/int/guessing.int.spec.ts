import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { PayloadRequest } from 'payload'
import type { Community } from '@/payload-types'
import { PASSWORD, startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startMailSink, type MailSink } from '../helpers/sinks'

let app: App
let make: Builders
let mail: MailSink
let place: Community
let manager: Person

const ADDRESSES = Array.from({ length: 20 }, (_, at) => `127.0.0.${String(at + 1)}`)

beforeAll(async () => {
  mail = await startMailSink()
  app = await startApp({ SMTP_URL: mail.url, RATE_LIMIT_SCALE: '1' })
  make = buildersFor(app)
  place = await make.community()
  manager = await make.person(place.id, 'manager', { email: 'manager@example.org' })
}, 60_000)
afterAll(async () => {
  await app.stop()
  await mail.stop()
})
beforeEach(async () => {
  mail.mails.length = 0
  await app.sql('delete from rate_limits')
})

const login = (email: string, password: string, from: string, cookie?: string) =>
  app.call('POST', '/users/login', {
    body: { email, password },
    headers: { 'x-forwarded-for': from, ...(cookie !== undefined && { cookie }) },
  })

const deviceIn = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0] ?? '')
    .find((cookie) => cookie.startsWith('courtyard-device=')) ?? ''

const hashes = async (): Promise<number> => {
  const { metrics } = await import('@/kernel/observability/metrics')
  return (await metrics().passwordHashes.get()).values[0]?.value ?? 0
}

/** Guesses from many addresses at once. @returns hashes that they cost. */
const attack = async (email: string, guesses: number): Promise<number> => {
  const before = await hashes()
  const answers = await Promise.all(
    Array.from({ length: guesses }, (_, at) =>
      login(email, `guess-${String(at)}`, ADDRESSES[at % ADDRESSES.length]!),
    ),
  )
  expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true)
  return (await hashes()) - before
}

const requestFrom = (address: string, cookie = ''): Promise<PayloadRequest> =>
  createLocalReq(
    { req: { headers: new Headers({ 'x-forwarded-for': address, cookie }) } },
    app.payload,
  )

describe('10,000 guesses over 50 accounts from 20 addresses', () => {
  it('cost at most five hashes each, and the owners still get in', async () => {
    const owners = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        const email = `owner-${String(at)}@example.org`
        const user = await make.user({ email })
        await make.membership(place.id, user.id, 'guard')
        // The owner was here before the attack: from a telephone, say.
        const { openSession } = await import('@/collections/users/operations/sessions/openSession')
        const opened = await openSession({
          req: await requestFrom('198.51.100.1'),
          userId: user.id,
        })
        return { email, device: `courtyard-device=${opened?.deviceToken ?? ''}` }
      }),
    )
    const costs: number[] = []
    for (const { email } of owners) costs.push(await attack(email, 200))
    expect(costs).toHaveLength(50)
    // The first cost what they may; for later ones the addresses are full.
    expect(Math.max(...costs)).toBe(5)
    expect(costs.filter((cost) => cost > 5)).toEqual([])

    for (const { email, device } of owners) {
      // Even from an address of the attack.
      expect((await login(email, PASSWORD, ADDRESSES[0]!, device)).status).toBe(200)
    }
  }, 240_000)

  it('count against whoever comes without the cookie, and against nobody else’s account', async () => {
    const [victim, other] = [
      await make.person(place.id, 'guard'),
      await make.person(place.id, 'guard'),
    ]
    await app.sql('delete from rate_limits')
    expect(await attack(victim.user.email, 40)).toBe(5)
    expect((await login(victim.user.email, PASSWORD, '198.51.100.2')).status).toBe(429)
    const { headers } = await login(other.user.email, PASSWORD, '198.51.100.2')
    const othersDevice = deviceIn(headers)
    expect(othersDevice).not.toBe('')
    // Known for one account is not known for another; nor is a forged one.
    for (const cookie of [othersDevice, 'courtyard-device=x.y', `${othersDevice}x`]) {
      expect((await login(victim.user.email, PASSWORD, '198.51.100.2', cookie)).status).toBe(429)
    }
    // An address that nobody has is full after as many.
    expect(await attack('nobody@example.org', 40)).toBe(5)
  }, 60_000)

  it('a known device has an allowance, and an end', async () => {
    const { user } = await make.person(place.id, 'guard')
    const device = deviceIn((await login(user.email, PASSWORD, '198.51.100.3')).headers)
    const tries = []
    for (let n = 0; n < 11; n += 1) {
      tries.push((await login(user.email, 'wrong', '198.51.100.3', device)).status)
    }
    expect(tries).toEqual([...Array.from({ length: 10 }, () => 401), 429])
    // It is the device that waits: a stranger's tries are untouched by it.
    expect((await login(user.email, PASSWORD, '198.51.100.4')).status).toBe(200)
  }, 60_000)

  it('a community’s accounts together have a limit for strangers', async () => {
    const { countInOrder } = await import('@/kernel/http/rateLimit/inOrder')
    for (let n = 0; n < 300; n += 1) await countInOrder('login', [['community', place.id]])
    expect((await login('manager@example.org', PASSWORD, '198.51.100.5')).status).toBe(429)
    const { user } = await make.person((await make.community()).id, 'guard')
    expect((await login(user.email, PASSWORD, '198.51.100.5')).status).toBe(200)
  }, 60_000)
})

describe('an owner on a new device during an attack', () => {
  it('lets it in by a link that is mailed and works once', async () => {
    const { mailUnlock, redeemUnlock, requestUnlock } =
      await import('@/collections/users/operations/signIn/unlockByMail')
    const { unlockHandler } = await import('@/collections/users/jobs/accountJobs.handler')
    const { user } = await make.person(place.id, 'guard', { name: 'Noor' })
    await attack(user.email, 20)
    expect((await login(user.email, PASSWORD, '198.51.100.6')).status).toBe(429)

    await app.sql('delete from pgboss.job')
    await requestUnlock(await requestFrom('198.51.100.6'), ` ${user.email.toUpperCase()}`)
    const [job] = await app.sql<{ data: unknown }>(
      `delete from pgboss.job where name = 'usersSendUnlock' returning data`,
    )
    expect(JSON.stringify(job?.data)).not.toContain('token')
    await unlockHandler({ payload: app.payload, data: job?.data })
    const token = /unlock-sign-in\?token=([\w-]+)/.exec(mail.mails[0]?.text ?? '')?.[1] ?? ''
    expect(token).not.toBe('')
    await mailUnlock(app.payload, {
      email: 'nobody@example.org',
      requestId: '01900000-0000-4000-8000-000000000000',
    })
    expect(mail.mails).toHaveLength(1)

    const redeemed = await Promise.allSettled(
      Array.from({ length: 3 }, async () => redeemUnlock(await requestFrom('198.51.100.6'), token)),
    )
    const won = redeemed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(won).toHaveLength(1)
    await expect(redeemUnlock(await requestFrom('198.51.100.6'), token)).rejects.toMatchObject({
      code: 'users.unlock-link-over',
      status: 410,
    })
    const device = `courtyard-device=${won[0]!}`
    expect((await login(user.email, 'wrong', '198.51.100.6', device)).status).toBe(401)
    expect((await login(user.email, PASSWORD, '198.51.100.6', device)).status).toBe(200)
  }, 60_000)

  it('is let in by the management of a community of theirs, which is audited', async () => {
    const { user } = await make.person(place.id, 'guard')
    const elsewhere = await make.community()
    const foreign = await make.person(elsewhere.id, 'manager', { email: 'foreign@example.org' })
    const colleague = await make.person(place.id, 'concierge', { email: 'desk@example.org' })
    await app.sql('delete from rate_limits')
    await attack(user.email, 20)
    const unlock = (slug: string, as: string) =>
      app.call('POST', `/c/${slug}/people/${user.id}/unlock-sign-in`, { as })
    expect((await unlock(place.slug, colleague.cookie)).status).toBe(403)
    expect((await unlock(place.slug, foreign.cookie)).status).toBe(404)
    expect((await unlock(elsewhere.slug, foreign.cookie)).status).toBe(404)
    expect((await login(user.email, PASSWORD, '198.51.100.7')).status).toBe(429)
    expect((await unlock(place.slug, manager.cookie)).status).toBe(200)
    expect((await login(user.email, PASSWORD, '198.51.100.7')).status).toBe(200)
    const audited = await app.sql(
      `select community_id, actor_id from audit_entries
       where action = 'sign-in.unlocked' and subject_id = $1`,
      [user.id],
    )
    expect(audited).toEqual([{ community_id: place.id, actor_id: manager.user.id }])
    expect((await unlock(place.slug, manager.cookie)).status).toBe(200)
  }, 60_000)
})
