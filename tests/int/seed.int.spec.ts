import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { PayloadRequest } from 'payload'
import { startApp, type App } from '../helpers/app'

let app: App

const asSystem = async <T>(work: (req: PayloadRequest) => Promise<T>): Promise<T> => {
  const system = await import('@/kernel/tenancy/system')
  return system.asSystem(app.payload, 'a test', work)
}

const NOW = new Date('2026-11-20T12:00:00Z')

const seedAll = async (): Promise<boolean[]> => {
  const { seedCommunity } = await import('@/seed/community')
  const { harbourView } = await import('@/seed/data/harbourView')
  const { lesTilleuls } = await import('@/seed/data/lesTilleuls')
  const made: boolean[] = []
  for (const demo of [harbourView, lesTilleuls]) {
    made.push(await asSystem((req) => seedCommunity(req, demo, NOW)))
  }
  return made
}

const counts = () =>
  app.sql(`select
    (select count(*) from communities)::int as communities, (select count(*) from units)::int as units,
    (select count(*) from users)::int as users, (select count(*) from memberships)::int as memberships,
    (select count(*) from packages)::int as packages,
    (select count(*) from deliveries)::int as deliveries`)

beforeAll(async () => {
  app = await startApp()
}, 60_000)
afterAll(async () => {
  await app.stop()
})

describe('the first operator', () => {
  it('is made once, with a login that a person can read and nobody else', async () => {
    const { ensureOperator } = await import('@/seed/operator')
    const { writeLogins } = await import('@/seed/files')
    const password = 'one-time-password-7'
    const keep = (login: unknown) => writeLogins('first-operator.json', login)
    const ensure = (secret: string) =>
      asSystem((req) => ensureOperator(req, secret, new Date(), keep))
    expect(await ensure(password)).toBe(true)
    expect(await ensure('another')).toBe(false)
    const file = path.join(app.env['DATA_DIR'] ?? '', 'first-operator.json')
    const login = JSON.parse(await readFile(file, 'utf8')) as { email: string; password: string }
    expect(login.password).toBe(password)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const cookie = await app.login(login.email, password)
    const { status } = await app.call('GET', '/communities', { as: cookie })
    expect(status).toBe(200)
  })
})

describe('the demo', () => {
  it('is two communities with people, units and parcels in every state, and tells nobody', async () => {
    expect(await seedAll()).toEqual([true, true])
    const [row] = await counts()
    expect(row).toMatchObject({ communities: 2, units: 48, deliveries: 0 })
    const states = await app.sql<{ status: string }>('select distinct status from packages')
    expect(states.map(({ status }) => status).sort()).toEqual([
      'collected',
      'lost',
      'received',
      'returned',
    ])
    const jobs = await app.sql(
      `select 1 from pgboss.job where data->>'type' like 'package.%' or name = 'deliver-email'`,
    )
    expect(jobs).toEqual([])
  }, 60_000)

  it('changes nothing when it runs again', async () => {
    const before = await counts()
    expect(await seedAll()).toEqual([false, false])
    expect(await counts()).toEqual(before)
  }, 60_000)

  it('has logins that work, each in its own community', async () => {
    const { loginsOf } = await import('@/seed/logins')
    const { harbourView } = await import('@/seed/data/harbourView')
    const { lesTilleuls } = await import('@/seed/data/lesTilleuls')
    const logins = loginsOf([harbourView, lesTilleuls])
    expect(logins.length).toBeGreaterThanOrEqual(7)
    const concierge = logins.find(({ email }) => email === 'concierge.harbour@example.org')
    const cookie = await app.login(concierge?.email ?? '', concierge?.password)
    const own = await app.call('GET', '/c/harbour-view/packages', { as: cookie })
    expect(own.body.packages.length).toBeGreaterThan(3)
    const foreign = await app.call('GET', '/c/les-tilleuls/packages', { as: cookie })
    expect(foreign.status).toBe(404)
  })
})
