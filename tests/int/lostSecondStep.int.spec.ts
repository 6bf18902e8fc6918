import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Community } from '@/payload-types'
import { passwordStep, requestWith, withAuthenticator } from '../helpers/account'
import { PASSWORD, startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startMailSink, type MailSink } from '../helpers/sinks'

const REASON = 'Came to the office with an identity card'

let app: App
let make: Builders
let mail: MailSink
let place: Community
let manager: Person
beforeAll(async () => {
  mail = await startMailSink()
  app = await startApp({ SMTP_URL: mail.url, DATABASE_POOL_SIZE: '20' })
  make = buildersFor(app)
  place = await make.community()
  manager = await make.person(place.id, 'manager')
}, 60_000)
afterAll(async () => {
  await app.stop()
  await mail.stop()
})
beforeEach(async () => {
  mail.mails.length = 0
  await app.sql('delete from pgboss.job')
})

const guarded = async () => {
  const unit = await make.unit(place.id)
  const person = await make.person(place.id, 'owner', { unit: unit.id })
  await withAuthenticator(app, person.cookie)
  await app.sql(
    `insert into passkeys (id, user_id, name, public_key, counter, transports)
     values ($1, $2, 'Lost phone', 'AA', 0, '')`,
    [`key-${person.user.id}`, person.user.id],
  )
  return person
}
const take = (person: Person, as: Person, { reason = REASON, slug = place.slug } = {}) =>
  app.call('POST', `/c/${slug}/people/${person.user.id}/remove-second-step`, {
    as: as.cookie,
    body: { reason },
  })
const outcome = async (request: ReturnType<typeof take>) => {
  const { status, body } = await request
  return [status, body.error?.code]
}
const left = async ({ user }: Person) => {
  const [row] = await app.sql<Record<'factors' | 'keys' | 'codes' | 'sessions', number>>(
    `select (select count(*) from second_factors where user_id = $1)::int as factors,
       (select count(*) from passkeys where user_id = $1)::int as keys,
       (select count(*) from recovery_codes where user_id = $1)::int as codes,
       (select count(*) from users_sessions where _parent_id = $1)::int as sessions`,
    [user.id],
  )
  return row
}
const ALL = { factors: 1, keys: 1, codes: 10, sessions: 1 }
const NOTHING = { factors: 0, keys: 0, codes: 0, sessions: 0 }

describe('a lost second step', () => {
  it('is taken away by management: the password alone signs in, and the person can undo it', async () => {
    const person = await guarded()
    const { email } = person.user
    expect(await left(person)).toEqual(ALL)
    expect((await passwordStep(app, email, PASSWORD)).body).toMatchObject({ next: 'second-step' })
    await app.sql(
      `insert into known_devices (user_id, device, user_agent) values ($1, 'lost', '')`,
      [person.user.id],
    )
    await app.sql('delete from pgboss.job')
    expect(await outcome(take(person, manager))).toEqual([200, undefined])
    expect(await left(person)).toEqual(NOTHING)
    const known = await app.sql('select 1 from known_devices where user_id = $1', [person.user.id])
    expect(known).toEqual([])
    expect((await app.call('GET', '/users/me', { as: person.cookie })).body.user).toBeNull()
    expect((await passwordStep(app, email, PASSWORD)).body['message']).toBe('ok')

    const trace = await app.sql<Record<string, unknown>>(
      `select community_id, actor_id, details from audit_entries
       where action = 'second-step.removed' and subject_id = $1`,
      [person.user.id],
    )
    expect(trace).toEqual([
      { community_id: place.id, actor_id: manager.user.id, details: { reason: REASON } },
    ])

    const { accountChangeHandler } = await import('@/collections/users/jobs/changeJobs.handler')
    const [job] = await app.sql<{ data: unknown }>(
      `delete from pgboss.job where name = 'usersTellAccountChange' returning data`,
    )
    await accountChangeHandler({ payload: app.payload, data: job?.data })
    const [told] = mail.mails
    expect(told?.to?.[0]?.address).toBe(email)
    expect(told?.subject).toBe('Courtyard: The management took your second step away')
    // Whose browser it was is management's matter.
    expect(told?.text).not.toMatch(/Device|Where/)
    expect(told?.text).toContain('If you asked them for it')
    const { undoChange } = await import('@/collections/users/operations/changes/undoChange')
    const token = /undo-change\?token=([\w-]+)/.exec(told?.text ?? '')?.[1] ?? ''
    await undoChange(await requestWith(app, ''), token)
    expect(await left(person)).toEqual({ ...ALL, sessions: 0 })
  })

  it('is not taken away by anybody else, without proof or reason, or where it is not theirs', async () => {
    const person = await guarded()
    const concierge = await make.person(place.id, 'concierge')
    const elsewhere = await make.community()
    const foreign = await make.person(elsewhere.id, 'manager')
    expect(await outcome(take(person, concierge))).toEqual([403, 'access.denied'])
    expect(await outcome(take(person, person))).toEqual([403, 'access.denied'])
    expect((await take(person, foreign)).status).toBe(404)
    expect((await take(person, foreign, { slug: elsewhere.slug })).status).toBe(404)
    const short = await take(person, manager, { reason: 'lost' })
    expect([short.status, short.body.error?.field]).toEqual([400, 'reason'])
    const stale = await make.person(place.id, 'manager')
    await app.sql(
      `update session_details set proved_at = now() - interval '11 minutes' where user_id = $1`,
      [stale.user.id],
    )
    expect(await outcome(take(person, stale))).toEqual([403, 'users.proof-needed'])
    expect(await left(person)).toEqual(ALL)

    await app.past.create({
      collection: 'memberships',
      data: { community: elsewhere.id, user: person.user.id, role: 'vendor', status: 'active' },
    })
    expect(await outcome(take(person, manager))).toEqual([409, 'users.second-step-elsewhere'])
    expect(await left(person)).toEqual(ALL)
    await app.sql(
      `update memberships set valid_to = now() - interval '1 day' where community_id = $1 and user_id = $2`,
      [elsewhere.id, person.user.id],
    )
    expect(await outcome(take(person, manager))).toEqual([200, undefined])
  })

  it('of an operator, of oneself, or of nobody is refused', async () => {
    const operator = await guarded()
    await app.past.create({
      collection: 'platform-grants',
      data: { user: operator.user.id, reason: 'A test', expiresAt: '2100-01-01T00:00:00.000Z' },
    })
    expect(await outcome(take(operator, manager))).toEqual([409, 'users.second-step-operator'])
    expect(await left(operator)).toEqual(ALL)
    const cautious = await make.person(place.id, 'manager')
    await withAuthenticator(app, cautious.cookie)
    expect(await outcome(take(cautious, cautious))).toEqual([409, 'users.second-step-own'])
    const without = await make.person(place.id, 'concierge')
    expect(await outcome(take(without, manager))).toEqual([409, 'users.second-step-none'])
    expect((await left(without))?.sessions).toBe(1)
    const changes = await app.sql(
      `select 1 from account_changes where user_id = any($1) and kind = 'second-step-removed'`,
      [[operator.user.id, cautious.user.id, without.user.id]],
    )
    expect(changes).toEqual([])
  })

  it('is taken away once of twenty at once', async () => {
    const person = await guarded()
    const all = await Promise.all(Array.from({ length: 20 }, () => outcome(take(person, manager))))
    expect(all.filter(([status]) => status === 200)).toHaveLength(1)
    expect(all.filter(([, code]) => code === 'users.second-step-none')).toHaveLength(19)
    const changes = await app.sql(
      `select 1 from account_changes where user_id = $1 and kind = 'second-step-removed'`,
      [person.user.id],
    )
    expect(changes).toHaveLength(1)
  })
})
