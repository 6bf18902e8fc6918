import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { membersAlike } from '@/collections/duplicates/operations/findPairs'
import { lockPair } from '@/collections/duplicates/operations/lockPair'
import { accountColumns } from '@/collections/duplicates/operations/moveLinks'
import { closeAccount } from '@/collections/users/operations/merging/closeAccount'
import type * as Transaction from '@/kernel/database/transaction'
import { personLink } from '@/kernel/personLinks'
import type { Community, Unit } from '@/payload-types'
import { richText } from '@/seed/richText'
import { requestWith } from '../helpers/account'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { madeVersion } from '../helpers/documents'
import { startHttpSink, startMailSink, until, type HttpSink, type MailSink } from '../helpers/sinks'
import type { RunningWorker } from '@/kernel/jobs/worker'
import { workHere } from '../helpers/worker'

jest.setTimeout(60_000)

let app: App
let make: Builders
let mail: MailSink
let realtime: HttpSink
let worker: RunningWorker
let place: Community
let other: Community
let unit: Unit
let manager: Person
let transaction: typeof Transaction

beforeAll(async () => {
  mail = await startMailSink()
  realtime = await startHttpSink()
  app = await startApp({
    SMTP_URL: mail.url,
    PUSHER_PORT: String(realtime.port),
    DATABASE_POOL_SIZE: '24',
  })
  make = buildersFor(app)
  transaction = await import('@/kernel/database/transaction')
  place = await make.community({ name: 'Maple Court' })
  other = await make.community({ name: 'Elm Court' })
  unit = await make.unit(place.id, { number: '12' })
  manager = await make.person(place.id, 'manager', { name: 'Maud Manager' })
  worker = await workHere(app)
}, 60_000)
beforeEach(() => {
  realtime.requests.length = 0
  mail.mails.length = 0
})
afterAll(async () => {
  await worker.stop()
  await app.stop()
  await mail.stop()
  await realtime.stop()
})

let number = 0
/** Two accounts of one person: the same mailbox, another tag. */
const twins = async (data: Parameters<Builders['person']>[2] = {}) => {
  number += 1
  const name = `Ana Lima ${String(number)}`
  const one = (tag: string) =>
    make.person(place.id, 'owner', {
      unit: unit.id,
      name,
      email: `ana${String(number)}+${tag}@example.org`,
      ...data,
    })
  return { keep: await one('keep'), merge: await one('merge') }
}
type Twins = Awaited<ReturnType<typeof twins>>

const REASON = 'She showed both at the desk'
const merge = (
  { keep, merge: gone }: Pick<Twins, 'keep' | 'merge'>,
  { as = manager.cookie, slug = place.slug, ...body }: Record<string, string> = {},
) =>
  app.call('POST', `/c/${slug}/duplicates/merge`, {
    as,
    body: { keep: keep.user.id, merge: gone.user.id, reason: REASON, ...body },
  })
const outcome = async (asked: ReturnType<typeof merge>) => {
  const { status, body } = await asked
  return [status, body.error?.code, ...(body.error?.details ? [body.error.details] : [])]
}
const pairs = async (as = manager.cookie, slug = place.slug) => {
  const { status, body } = await app.call('GET', `/c/${slug}/duplicates`, { as })
  expect(status).toBe(200)
  return body.pairs as {
    reasons: string[]
    accounts: { id: string; email: string; phone: string | null; memberships: object[] }[]
  }[]
}
const pairOf = async ({ keep, merge: gone }: Twins) =>
  (await pairs()).find(({ accounts }) =>
    accounts.every(({ id }) => id === keep.user.id || id === gone.user.id),
  )
const provePhone = (person: Person, phone: string, isProved = true) =>
  app.sql(
    'update users set phone = $2, phone_verified_at = case when $3 then now() end where id = $1',
    [person.user.id, phone, isProved],
  )
const one = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  (await app.sql<Row>(text, values))[0]!

const systemRows = async (query: Parameters<Transaction.Executor['execute']>[0]) => {
  const { asSystem } = await import('@/kernel/tenancy/system')
  return asSystem(app.payload, 'a test', async (req) => {
    const reader = await transaction.readerOf(req)
    return (await reader.execute(query)).rows
  })
}

describe('the columns that name an account', () => {
  it('are those of the catalogue, and each says what becomes of it', async () => {
    const held = await app.sql<{ name: string }>(`
      select c.relname || '.' || a.attname as name
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
      where k.contype = 'f' and k.confrelid = 'users'::regclass order by 1`)
    expect(held.length).toBeGreaterThan(35)
    const seen = await accountColumns({
      execute: async (query) => {
        return { rows: (await systemRows(query)) as never[] }
      },
    })
    expect(seen.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
      held.map(({ name }) => name),
    )
    const silent = held.filter(({ name }) => {
      const [table = '', column = ''] = name.split('.')
      return personLink(table, column) === undefined
    })
    expect(silent).toEqual([])
    const said = app.manifest.modules.flatMap(({ personLinks }) => Object.keys(personLinks ?? {}))
    expect(said.toSorted()).toEqual(held.map(({ name }) => name).toSorted())
  })

  it('of a table that nobody has thought of keep the accounts apart', async () => {
    const two = await twins()
    await app.sql('create table strays (id int, owner_id uuid references users (id))')
    await app.sql('grant select, update on strays to courtyard_system')
    await app.sql('insert into strays values (1, $1)', [two.merge.user.id])
    const { status, body } = await merge(two)
    expect([status, body.error.code, body.error.details]).toEqual([
      409,
      'duplicates.unresolved',
      { table: 'strays', column: 'owner_id' },
    ])
    expect(await pairOf(two)).toBeDefined()
    // Nothing of it is lost, and nothing of the rest was done.
    expect(await one('select owner_id from strays')).toEqual({ owner_id: two.merge.user.id })
    const me = await app.call('GET', '/users/me', { as: two.merge.cookie })
    expect(me.body.user.id).toBe(two.merge.user.id)
    await app.sql('drop table strays')
    expect(await outcome(merge(two))).toEqual([200, undefined])
  })

  it('that two accounts cannot both hold keep them apart where no rule says whose stays', async () => {
    const two = await twins()
    await app.sql(
      `create unique index once_each on vehicles (community_id, person_id) where kind = 'car'`,
    )
    for (const { user } of [two.keep, two.merge]) {
      await app.sql(
        `insert into vehicles (id, community_id, unit_id, person_id, plate, plate_key, kind)
         values (gen_random_uuid(), $1, $2, $3, $4, $4, 'car')`,
        [place.id, unit.id, user.id, `P${user.id.slice(-12)}`],
      )
    }
    const { status, body } = await merge(two)
    expect([status, body.error.details]).toEqual([409, { table: 'vehicles', column: 'person_id' }])
    expect(body.error.message).toContain('Nothing has been changed')
    await app.sql('drop index once_each')
    expect(await outcome(merge(two))).toEqual([200, undefined])
    const { n } = await one<{ n: number }>(
      'select count(*)::int as n from vehicles where person_id = $1',
      [two.keep.user.id],
    )
    expect(n).toBe(2)
  })
})

describe('accounts that look alike', () => {
  it('are told with the reasons, and with what management sees of them', async () => {
    const two = await twins()
    await provePhone(two.keep, '+351912345678')
    await provePhone(two.merge, '+351912345678')
    const pair = await pairOf(two)
    expect(pair?.reasons).toEqual(['phone', 'email', 'name'])
    expect(pair?.accounts.map(({ id }) => id).toSorted()).toEqual(
      [two.keep.user.id, two.merge.user.id].toSorted(),
    )
    for (const account of pair!.accounts) {
      expect(account).toMatchObject({
        phone: '+351912345678',
        isPhoneConfirmed: true,
        isEmailConfirmed: true,
        memberships: [{ role: 'owner', unit: '12', status: 'active', from: null, to: null }],
      })
    }
  })
  it('need a phone that both have proved', async () => {
    const [first, second] = [
      await make.person(place.id, 'board', { name: 'Bo Li' }),
      await make.person(place.id, 'board', { name: 'Di Xu' }),
    ]
    await provePhone(first, '+33612345678')
    await provePhone(second, '+33612345678', false)
    expect(await pairOf({ keep: first, merge: second })).toBeUndefined()
    await provePhone(second, '+33612345678')
    expect((await pairOf({ keep: first, merge: second }))?.reasons).toEqual(['phone'])
  })
  it('are nobody’s business but the managers’, each of their own community', async () => {
    const two = await twins()
    const path = `/c/${place.slug}/duplicates`
    for (const role of ['owner', 'board', 'concierge'] as const) {
      const person = await make.person(place.id, role, role === 'owner' ? { unit: unit.id } : {})
      for (const [method, address, body] of [
        ['GET', path, undefined],
        ['POST', `${path}/apart`, { one: two.keep.user.id, other: two.merge.user.id }],
        [
          'POST',
          `${path}/merge`,
          { keep: two.keep.user.id, merge: two.merge.user.id, reason: REASON },
        ],
      ] as const) {
        const { status } = await app.call(method, address, { as: person.cookie, body })
        expect([role, address, status]).toEqual([role, address, 403])
      }
    }
    const foreign = await make.person(other.id, 'manager')
    expect((await app.call('GET', path, { as: foreign.cookie })).status).toBe(404)
    expect(await pairs(foreign.cookie, other.slug)).toEqual([])
    // A pair across communities is no pair of either, and no way to close a stranger's account.
    const elsewhere = await make.person(other.id, 'board', {
      email: two.keep.user.email.replace('+keep', '+else'),
    })
    expect(await pairs(foreign.cookie, other.slug)).toEqual([])
    const asked = merge(
      { keep: elsewhere, merge: two.merge },
      { as: foreign.cookie, slug: other.slug },
    )
    expect(await outcome(asked)).toEqual([404, 'not-found'])
    const apart = await app.call('POST', `/c/${other.slug}/duplicates/apart`, {
      as: foreign.cookie,
      body: { one: elsewhere.user.id, other: two.merge.user.id },
    })
    expect(apart.status).toBe(404)
  })
  it('do not come back once they are told apart', async () => {
    const two = await twins()
    const say = (body: object) =>
      app.call('POST', `/c/${place.slug}/duplicates/apart`, { as: manager.cookie, body })
    const ids = { one: two.merge.user.id, other: two.keep.user.id }
    expect((await say(ids)).body).toEqual({ done: true })
    expect((await say({ one: ids.other, other: ids.one })).status).toBe(200)
    expect(await pairOf(two)).toBeUndefined()
    expect(await outcome(merge(two))).toEqual([409, 'duplicates.not-alike'])
    const { n } = await one(
      `select count(*)::int as n from audit_entries where action = 'accounts.told-apart'
         and subject_id = $1 and community_id = $2 and actor_id = $3`,
      [ids.one, place.id, manager.user.id],
    )
    expect(n).toBe(1)
    const same = await say({ one: ids.one, other: ids.one })
    expect([same.status, same.body.error.code, same.body.error.field]).toEqual([
      400,
      'duplicates.same-account',
      'other',
    ])
  })
})

describe('somebody who asks to come in', () => {
  it('is told to managers as like a member, and to nobody else', async () => {
    const two = await twins()
    const asking = [
      { id: 'mail', name: 'Somebody', email: two.keep.user.email.replace('+keep', ''), unit: null },
      { id: 'name', name: two.keep.user.name.toUpperCase(), email: null, unit: unit.id },
      { id: 'nobody', name: 'Xu Fei', email: 'xu.fei@example.org', unit: unit.id },
    ]
    const asked = async (cookie: string) =>
      membersAlike(await requestWith(app, cookie), place.id, asking)
    const found = await asked(manager.cookie)
    const both = [two.keep, two.merge].map(({ user }) => user.email)
    expect(
      found
        .get('mail')
        ?.map(({ email }) => email)
        .toSorted(),
    ).toEqual(both.toSorted())
    expect(
      found
        .get('name')
        ?.map(({ email }) => email)
        .toSorted(),
    ).toEqual(both.toSorted())
    expect(found.get('nobody')).toEqual([])
    const stranger = await make.person(other.id, 'manager')
    expect([...(await asked(stranger.cookie)).values()].flat()).toEqual([])
    expect(await membersAlike(await requestWith(app, manager.cookie), place.id, [])).toEqual(
      new Map(),
    )
  })
})

describe('what is refused', () => {
  it('is an account of the platform', async () => {
    const two = await twins()
    await app.sql(
      `insert into platform_grants (id, user_id, reason, expires_at)
       values (gen_random_uuid(), $1, 'a test', now() + interval '1 day')`,
      [two.merge.user.id],
    )
    expect(await outcome(merge(two))).toEqual([409, 'duplicates.operator'])
    await app.sql(`update platform_grants set expires_at = now() where user_id = $1`, [
      two.merge.user.id,
    ])
    expect(await outcome(merge(two))).toEqual([200, undefined])
  })
  it('is an account that somebody else’s community knows, also from long ago', async () => {
    const two = await twins()
    await make.membership(other.id, two.merge.user.id, 'board', {
      status: 'ended',
      validTo: '2020-01-01T00:00:00.000Z',
    })
    expect(await outcome(merge(two))).toEqual([409, 'duplicates.elsewhere'])
    // Kept it may be: nothing of the other community changes.
    expect(await outcome(merge({ keep: two.merge, merge: two.keep }))).toEqual([200, undefined])
  })
  it('is an account that asked to join elsewhere', async () => {
    const two = await twins()
    await app.sql(
      `insert into join_requests (id, community_id, person_id, name, email, unit_text, role)
       values (gen_random_uuid(), $1, $2, 'Ana', 'ana@example.org', '3', 'owner')`,
      [other.id, two.merge.user.id],
    )
    expect(await outcome(merge(two))).toEqual([409, 'duplicates.elsewhere'])
  })
  it('is to close one’s own account, and to close it into itself', async () => {
    const mine = await make.person(place.id, 'owner', {
      unit: unit.id,
      email: manager.user.email.replace('@', '+own@'),
    })
    expect(await outcome(merge({ keep: mine, merge: manager }))).toEqual([
      409,
      'duplicates.own-account',
    ])
    expect(await outcome(merge({ keep: mine, merge: mine }))).toEqual([
      400,
      'duplicates.same-account',
    ])
    expect(await outcome(merge({ keep: manager, merge: mine }))).toEqual([200, undefined])
  })
  it('is to take rights by it that the platform’s own access cannot take', async () => {
    const visitor = await make.person(place.id, 'manager', {
      viaPlatform: true,
      validTo: '2100-01-01T00:00:00.000Z',
    })
    const address = visitor.user.email.replace('@', '+own@')
    const second = await make.person(place.id, 'board', { email: address })
    await make.membership(place.id, visitor.user.id, 'board')
    const asked = merge({ keep: visitor, merge: second }, { as: visitor.cookie })
    expect(await outcome(asked)).toEqual([403, 'duplicates.own-rights'])
    expect(await outcome(merge({ keep: second, merge: visitor }))).toEqual([
      409,
      'duplicates.operator',
    ])
  })
  it('are two accounts that do not look alike, or are not there', async () => {
    const [first, second] = [
      await make.person(place.id, 'board'),
      await make.person(place.id, 'board'),
    ]
    const apart = { keep: first, merge: second }
    expect(await outcome(merge(apart))).toEqual([409, 'duplicates.not-alike'])
    const nobody = { keep: first.user.id, merge: '019aa000-0000-7000-8000-000000000000' }
    expect(await outcome(merge(apart, nobody))).toEqual([404, 'not-found'])
    const { status, body } = await merge(apart, { reason: 'short' })
    expect([status, body.error.field]).toEqual([400, 'reason'])
  })
  it('is a manager who has not proved lately who they are', async () => {
    const two = await twins()
    const stale = await make.person(place.id, 'manager')
    await app.sql(
      `update session_details set proved_at = now() - interval '11 minutes' where user_id = $1`,
      [stale.user.id],
    )
    expect(await outcome(merge(two, { as: stale.cookie }))).toEqual([403, 'users.proof-needed'])
  })
  it('is one that is suspended where the other may act', async () => {
    const two = await twins()
    await app.call('POST', `/c/${place.slug}/people/${two.keep.user.id}/suspend`, {
      as: manager.cookie,
      body: { reason: 'Does not pay' },
    })
    expect(await outcome(merge(two))).toEqual([409, 'memberships.rest-half'])
    expect(
      await one('select status::text from memberships where user_id = $1', [two.merge.user.id]),
    ).toEqual({ status: 'active' })
  })
})

const SECRETS = [
  'users_sessions',
  'session_details',
  'known_devices',
  'password_history',
  'sign_in_unlocks',
  'verification_codes',
  'unlock_links',
  'second_factors',
  'recovery_codes',
  'passkeys',
  'account_challenges',
  'account_changes',
  'idempotency_keys',
  'push_subscriptions',
  'telegram_links',
  'telegram_tokens',
  'notification_settings',
] as const
const ownerOf = (table: string) => (table === 'users_sessions' ? '_parent_id' : 'user_id')

/** A row in every table that lets somebody in. */
const armed = async ({ user }: Person) => {
  const { id } = user
  await app.sql(
    `with a as (insert into password_history (user_id, digest) values ($1, 'd')),
       b as (insert into sign_in_unlocks (user_id) values ($1)),
       c as (insert into verification_codes (id, purpose, target, user_id, locale, code_hash,
         token_hash, expires_at, link_expires_at) values (gen_random_uuid(), 'change-email',
         'x@example.org', $1, 'en', 'h', $1::text, now() + interval '1 hour', now() + interval '1 hour')),
       d as (insert into unlock_links values (left($1::text, 36) || 'link', $1, now() + interval '1 hour')),
       e as (insert into second_factors (user_id, secret) values ($1, 's')),
       f as (insert into recovery_codes (user_id, digest) values ($1, 'r')),
       g as (insert into passkeys (id, user_id, name, public_key, counter, transports)
         values ($1::text, $1, 'Phone', 'k', 0, '')),
       h as (insert into account_challenges (id, purpose, user_id, device, expires_at)
         values (gen_random_uuid(), 'passkey', $1, 'd', now() + interval '1 hour')),
       i as (insert into account_changes (id, user_id, kind, user_agent, address, before)
         values (gen_random_uuid(), $1, 'phone', 'ua', '::1', 'sealed'))
       , j as (insert into push_subscriptions (id, user_id, endpoint, p256dh, auth)
         values (gen_random_uuid(), $1, 'https://push.example.org/' || $1::text, 'p', 'a')),
       k as (insert into telegram_links (user_id, chat_id) values ($1, $1::text)),
       l as (insert into telegram_tokens (digest, user_id, expires_at)
         values (left($1::text, 36), $1, now() + interval '1 hour')),
       m as (insert into notification_settings (user_id) values ($1))
     insert into idempotency_keys (id, user_id, key, endpoint, body_hash, created_at)
       values (gen_random_uuid(), $1, 'k', 'e', 'h', now())`,
    [id],
  )
}
const held = async ({ user }: Person) => {
  const found: Record<string, number> = {}
  for (const table of SECRETS) {
    const { n } = await one<{ n: number }>(
      `select count(*)::int as n from ${table} where ${ownerOf(table)} = $1`,
      [user.id],
    )
    if (n > 0) found[table] = n
  }
  return found
}

describe('two accounts that become one', () => {
  it('keep every right as long as either lasted, and no other', async () => {
    const two = await twins({ validFrom: '2024-05-01T00:00:00.000Z' })
    const [floor, cellar] = [await make.unit(place.id), await make.unit(place.id)]
    await app.sql(
      `update memberships set valid_from = '2020-01-01', valid_to = '2030-01-01' where id = $1`,
      [two.merge.membership!.id],
    )
    await make.membership(place.id, two.merge.user.id, 'manager', { grantReason: 'Deputy' })
    const past = await make.membership(place.id, two.merge.user.id, 'household', {
      unit: floor.id,
      status: 'ended',
      validTo: '2022-01-01T00:00:00.000Z',
      endReason: 'Moved',
    })
    await make.membership(place.id, two.keep.user.id, 'household', { unit: cellar.id })
    await make.membership(place.id, manager.user.id, 'board', { successor: null })
    await app.sql('update memberships set successor_id = $1 where user_id = $2 and role = $3', [
      two.merge.user.id,
      manager.user.id,
      'board',
    ])
    expect(await outcome(merge(two))).toEqual([200, undefined])
    const rows = await app.sql(
      `select id, role::text, unit_id, status::text, valid_from, valid_to, end_reason from memberships
       where user_id = $1 order by role, unit_id, status`,
      [two.keep.user.id],
    )
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: two.merge.membership!.id,
          status: 'active',
          valid_from: new Date('2020-01-01T00:00:00Z'),
          valid_to: null,
          end_reason: null,
        }),
        expect.objectContaining({
          id: two.keep.membership!.id,
          status: 'ended',
          end_reason: REASON,
        }),
        expect.objectContaining({ role: 'manager', status: 'active' }),
        expect.objectContaining({ id: past.id, status: 'ended', end_reason: 'Moved' }),
        expect.objectContaining({ role: 'household', unit_id: cellar.id, status: 'active' }),
      ]),
    )
    expect(rows).toHaveLength(5)
    const left = await one('select count(*)::int as n from memberships where user_id = $1', [
      two.merge.user.id,
    ])
    expect(left).toEqual({ n: 0 })
    expect(
      await one('select count(*)::int as n from memberships where successor_id = $1', [
        two.keep.user.id,
      ]),
    ).toEqual({ n: 1 })
    // The new right counts at once.
    const asManager = await app.call('GET', `/c/${place.slug}/duplicates`, { as: two.keep.cookie })
    expect(asManager.status).toBe(200)
    const steps = await app.sql<{ action: string }>(
      `select a.action from audit_entries a join memberships m on m.id::text = a.subject_id
       where m.user_id = $1 and a.actor_id = $2 and a.action like 'membership.%'
         and a.details->>'from' = $3 order by 1`,
      [two.keep.user.id, manager.user.id, two.merge.user.id],
    )
    expect(steps.map(({ action }) => action)).toEqual([
      'membership.folded',
      'membership.moved',
      'membership.moved',
      'membership.moved',
    ])
  })

  it('leave nothing behind that lets anybody in, and give nobody the other’s', async () => {
    const two = await twins()
    await armed(two.merge)
    expect(Object.keys(await held(two.merge)).toSorted()).toEqual([...SECRETS].toSorted())
    const before = await held(two.keep)
    expect(await outcome(merge(two))).toEqual([200, undefined])
    expect(await held(two.merge)).toEqual({})
    expect(await held(two.keep)).toEqual(before)
    const row = await one('select * from users where id = $1', [two.merge.user.id])
    expect(row).toMatchObject({
      merged_into_id: two.keep.user.id,
      name: two.merge.user.name,
      email: `${two.merge.user.id}@merged.invalid`,
      email_verified_at: null,
      hash: null,
      salt: null,
      phone: null,
    })
  })

  it('carry over what was lived, one entry where a person has one', async () => {
    const two = await twins()
    const [keep, gone] = [two.keep.user.id, two.merge.user.id]
    const insert = (table: string, columns: string, values: unknown[]) =>
      app.sql(
        `insert into ${table} (id, community_id, ${columns}) values (gen_random_uuid(), $1,
          ${values.map((_, index) => `$${String(index + 2)}`).join(', ')})`,
        [place.id, ...values],
      )
    await insert('household_members', 'unit_id, person_id, name, relation', [
      unit.id,
      gone,
      'Kid',
      'child',
    ])
    await insert('emergency_contacts', 'person_id, kind, name, phone', [
      gone,
      'doctor',
      'Dr Who',
      '+33612345678',
    ])
    await insert('vehicles', 'unit_id, person_id, plate, plate_key, kind', [
      unit.id,
      gone,
      'AB 1',
      `AB1${gone}`,
      'car',
    ])
    await insert('pets', 'unit_id, person_id, name, species', [unit.id, gone, 'Rex', 'dog'])
    await insert('absences', 'unit_id, person_id, "from", until', [
      unit.id,
      gone,
      '2026-12-01',
      '2026-12-09',
    ])
    for (const [who, needs] of [
      [keep, 'Wheelchair'],
      [gone, 'Oxygen'],
    ]) {
      await insert('directory_entries', 'person_id, about', [who, needs])
      await insert('package_standing', 'unit_id, person_id, text', [unit.id, who, needs])
      await insert(
        'package_proxies',
        'unit_id, person_id, name, token_hash, is_single, expires_at',
        [unit.id, who, needs, crypto.randomUUID(), true, '2100-01-01'],
      )
      await insert('package_expectations', 'unit_id, person_id, tracking_number', [
        unit.id,
        who,
        'JD014600001122',
      ])
      await insert('assistance_entries', 'unit_id, person_id, needs', [unit.id, who, needs])
      await insert('join_requests', 'person_id, name, email, unit_text, role', [
        who,
        'Ana',
        'a@b.org',
        '9',
        'owner',
      ])
    }
    const shared = crypto.randomUUID()
    const deliver = (event: string, who: string, state: string) =>
      insert('deliveries', 'event_id, kind, channel, recipient_id, state', [
        event,
        'k',
        'email',
        who,
        state,
      ])
    await deliver(shared, keep, 'sent')
    await deliver(shared, gone, 'queued')
    await deliver(crypto.randomUUID(), gone, 'queued')
    const parcel = await make.parcel(place.id, unit.id)
    await app.sql('update packages set received_by_id = $1 where id = $2', [gone, parcel.id])
    await app.sql(
      `insert into package_events (id, community_id, package_id, unit_id, kind, actor_id, at)
       values (gen_random_uuid(), $1, $2, $3, 'noted', $4, now())`,
      [place.id, parcel.id, unit.id, gone],
    )
    await insert('package_disownings', 'package_id, unit_id, person_id', [parcel.id, unit.id, gone])
    await insert('shelf_audits', 'shelf, started_by_id, started_at', ['A1', gone, new Date()])
    await insert(
      'shift_handovers',
      `note, since, waiting, arrived, handed_over, unmatched, going_back, open_differences,
         from_id, from_signature, state, to_id, to_signature, ended_at`,
      ['n', new Date(), 1, 1, 1, 1, 1, 1, gone, 'paper', 'accepted', keep, 'paper', new Date()],
    )
    await insert('desk_devices', 'user_id, label, recovery, revoked_at, revoked_by_id', [
      gone,
      'Tablet',
      'x',
      new Date(),
      gone,
    ])
    const [offline] = await app.sql<{ id: string }>(
      `insert into package_offline_entries (id, community_id, kind, by_id, happened_at, outcome, details)
       values (gen_random_uuid(), $1, 'intake', $2, now(), 'conflict', '{}') returning id`,
      [place.id, gone],
    )
    await insert(
      'package_conflicts',
      'entry_id, code, their_by_id, settled_at, settled_by_id, settled_note',
      [offline!.id, 'not-found', gone, new Date(), gone, 'n'],
    )
    const [guest] = await app.sql<{ id: string }>(
      `insert into visitors (id, community_id, host_id, name, last_invited_at)
       values (gen_random_uuid(), $1, $2, 'A guest', now()) returning id`,
      [place.id, gone],
    )
    const [invitation] = await app.sql<{ id: string }>(
      `insert into invitations (id, community_id, name, visitor_id, host_id, unit_id, starts_at, state,
         revoked_at, revoked_by_id)
       values (gen_random_uuid(), $1, 'A guest', $2, $3, $4, now(), 'revoked', now(), $3) returning id`,
      [place.id, guest!.id, gone, unit.id],
    )
    const [visit] = await app.sql<{ id: string }>(
      `insert into visits (id, community_id, name, invitation_id, host_id, unit_id, state, opens_at,
         closes_at, entered_at, entered_by_id, left_at, left_by_id)
       values (gen_random_uuid(), $1, 'A guest', $2, $3, $4, 'left', now(), now() + interval '1 hour',
         now(), $3, now(), $3) returning id`,
      [place.id, invitation!.id, gone, unit.id],
    )
    const [blocked] = await app.sql<{ id: string }>(
      `insert into block_entries (id, community_id, name, reason)
       values (gen_random_uuid(), $1, 'A guest', 'r') returning id`,
      [place.id],
    )
    await insert('gate_holds', 'visit_id, entry_id, by_id, answer, answered_at, answered_by_id', [
      visit!.id,
      blocked!.id,
      gone,
      'allowed',
      new Date(),
      gone,
    ])
    await insert(
      'gate_offline_entries',
      'kind, by_id, happened_at, method, name, unit, code, settled_at, settled_by_id, settled_note',
      ['enter', gone, new Date(), 'qr', 'A guest', '402', 'used', new Date(), gone, 'n'],
    )
    await insert('visit_events', 'title, place, host_id, unit_id, made_by_id, starts_at, ends_at', [
      'A party',
      'Hall',
      gone,
      unit.id,
      gone,
      '2026-12-10T18:00:00Z',
      '2026-12-10T21:00:00Z',
    ])
    await app.sql(
      `insert into gate_asks (visit_id, community_id, unit_id, by_id, at, asked_at, answer,
         answered_as, answered_at, answered_by_id)
       values ($1, $2, $3, $4, now(), now(), 'let-in', 'host', now(), $4)`,
      [visit!.id, place.id, unit.id, gone],
    )
    await app.sql(
      `insert into visit_alarms (visit_id, community_id, first_at, last_at, handled_at, handled_by_id,
         done)
       values ($1, $2, now(), now(), now(), $3, 'host')`,
      [visit!.id, place.id, gone],
    )
    const entry = await make.rosterEntry(place.id, unit.id)
    await app.sql('update roster_entries set account_id = $1 where id = $2', [gone, entry.id])

    expect(await outcome(merge(two))).toEqual([200, undefined])

    for (const table of [
      'household_members',
      'emergency_contacts',
      'vehicles',
      'pets',
      'absences',
    ]) {
      expect([
        table,
        await one(`select count(*)::int as n from ${table} where person_id = $1`, [keep]),
      ]).toEqual([table, { n: 1 }])
    }
    expect(await one('select about from directory_entries where person_id = $1', [keep])).toEqual({
      about: 'Wheelchair',
    })
    expect(await one('select text from package_standing where person_id = $1', [keep])).toEqual({
      text: 'Wheelchair',
    })
    expect(
      await app.sql('select 1 from package_proxies where person_id = $1', [keep]),
    ).toHaveLength(2)
    for (const table of ['package_expectations', 'package_disownings']) {
      const rows = await app.sql(`select person_id from ${table} where person_id in ($1, $2)`, [
        keep,
        gone,
      ])
      expect([table, rows]).toEqual([table, [{ person_id: keep }]])
    }
    for (const [table, columns] of [
      ['visitors', 'host_id'],
      ['invitations', 'host_id, revoked_by_id'],
      ['visits', 'host_id, entered_by_id, left_by_id'],
      ['gate_holds', 'by_id, answered_by_id'],
      ['gate_offline_entries', 'by_id, settled_by_id'],
      ['visit_events', 'host_id, made_by_id'],
      ['gate_asks', 'by_id, answered_by_id'],
      ['visit_alarms', 'handled_by_id'],
    ] as const) {
      const [row] = await app.sql(`select ${columns} from ${table} where community_id = $1`, [
        place.id,
      ])
      expect([table, new Set(Object.values(row!))]).toEqual([table, new Set([keep])])
    }
    expect(await one('select needs from assistance_entries where person_id = $1', [keep])).toEqual({
      needs: 'Wheelchair\nOxygen',
    })
    const requests = await app.sql(
      'select status from join_requests where person_id = $1 order by 1',
      [keep],
    )
    expect(requests).toEqual([{ status: 'pending' }, { status: 'withdrawn' }])
    const told = await app.sql(
      `select recipient_id, state, reason from deliveries
       where recipient_id in ($1, $2) and kind = 'k' order by state`,
      [keep, gone],
    )
    expect(told).toEqual([
      { recipient_id: keep, state: 'queued', reason: null },
      { recipient_id: keep, state: 'sent', reason: null },
      { recipient_id: gone, state: 'suppressed', reason: 'same-person' },
    ])
    expect(await one('select received_by_id from packages where id = $1', [parcel.id])).toEqual({
      received_by_id: keep,
    })
    expect(await one('select account_id from roster_entries where id = $1', [entry.id])).toEqual({
      account_id: keep,
    })
    expect(
      await one('select started_by_id from shelf_audits where community_id = $1', [place.id]),
    ).toEqual({ started_by_id: keep })
    // Both ends of a handover may have been one person, and go on being read.
    expect(
      await one('select from_id, to_id from shift_handovers where community_id = $1', [place.id]),
    ).toEqual({ from_id: keep, to_id: keep })
    expect(
      await one('select user_id, revoked_by_id from desk_devices where community_id = $1', [
        place.id,
      ]),
    ).toEqual({ user_id: keep, revoked_by_id: keep })
    expect(
      await one(
        `select e.by_id, c.their_by_id, c.settled_by_id from package_conflicts c
         join package_offline_entries e on e.id = c.entry_id where c.community_id = $1`,
        [place.id],
      ),
    ).toEqual({ by_id: keep, their_by_id: keep, settled_by_id: keep })
    // What a timeline says was done is not written over, and reads as before: the name is still there.
    const timeline = await app.call(
      'GET',
      `/package-events?depth=1&where[package][equals]=${parcel.id}&where[kind][equals]=noted`,
      { as: manager.cookie },
    )
    expect(timeline.body.docs.map(({ actor }: { actor: unknown }) => actor)).toEqual([
      expect.objectContaining({ id: gone, name: two.merge.user.name }),
    ])
  })

  it('have read, liked and said what either did, each once', async () => {
    const two = await twins()
    const [keep, gone] = [two.keep.user.id, two.merge.user.id]
    const { id } = await app.past.create({
      collection: 'announcements',
      data: {
        community: place.id,
        language: 'en',
        title: 'News',
        urgency: 'normal',
        body: richText('It rains.'),
      },
    })
    await app.sql(
      `update announcements set state = 'published', published_at = now(), published_by_id = $2
       where id = $1`,
      [id, gone],
    )
    for (const who of [keep, gone]) {
      await app.sql(
        `insert into announcement_reads (announcement_id, user_id, community_id, acknowledged_at)
         values ($1, $2, $3, case when $4 then now() end)`,
        [id, who, place.id, who === gone],
      )
      await app.sql(
        `insert into announcement_likes (announcement_id, user_id, community_id)
         values ($1, $2, $3)`,
        [id, who, place.id],
      )
    }
    for (const who of [keep, gone]) {
      await app.sql(
        `insert into calendar_feeds (id, community_id, user_id, link_hash)
         values (gen_random_uuid(), $1, $2::uuid, 'hash of ' || $2::text)`,
        [place.id, who],
      )
    }
    await app.sql(
      `insert into announcement_comments (id, community_id, announcement_id, author_id, body)
       values (gen_random_uuid(), $1, $2, $3, 'Thanks')`,
      [place.id, id, gone],
    )
    for (const who of [keep, gone]) {
      await app.sql(
        `insert into announcement_mentions (comment_id, user_id, community_id, name)
         select id, $2, $1, 'Twin' from announcement_comments where announcement_id = $3`,
        [place.id, who, id],
      )
    }
    const { id: list } = await app.past.create({
      collection: 'audience-lists',
      data: {
        community: place.id,
        name: `Twins ${gone}`,
        people: [{ person: keep }, { person: gone }],
      },
    })
    await app.sql(
      `insert into announcement_addenda (id, community_id, announcement_id, by_id, body)
       values (gen_random_uuid(), $1, $2, $3, 'Rain is over')`,
      [place.id, id, gone],
    )

    expect(await outcome(merge(two))).toEqual([200, undefined])

    expect(
      await app.sql(
        `select user_id, acknowledged_at is not null as has from announcement_reads
         where announcement_id = $1`,
        [id],
      ),
    ).toEqual([{ user_id: keep, has: true }])
    expect(
      await app.sql('select user_id, link_hash from calendar_feeds where community_id = $1', [
        place.id,
      ]),
    ).toEqual([{ user_id: keep, link_hash: `hash of ${keep}` }])
    expect(
      await app.sql('select user_id from announcement_likes where announcement_id = $1', [id]),
    ).toEqual([{ user_id: keep }])
    expect(
      await app.sql(
        `select n.user_id from announcement_mentions n
         join announcement_comments c on c.id = n.comment_id where c.announcement_id = $1`,
        [id],
      ),
    ).toEqual([{ user_id: keep }])
    expect(
      await app.sql('select person_id from audience_lists_people where _parent_id = $1', [list]),
    ).toEqual([{ person_id: keep }])
    expect(
      await one(
        `select c.author_id, d.by_id, a.published_by_id from announcements a
         join announcement_comments c on c.announcement_id = a.id
         join announcement_addenda d on d.announcement_id = a.id where a.id = $1`,
        [id],
      ),
    ).toEqual({ author_id: keep, by_id: keep, published_by_id: keep })
  })

  it('keep, follow and have confirmed the documents of either, each once; a log says what was', async () => {
    const two = await twins()
    const [keep, gone] = [two.keep.user.id, two.merge.user.id]
    const folder = await app.past.create({
      collection: 'document-folders',
      data: { community: place.id, name: 'Hall' },
    })
    const { id } = await app.past.create({
      collection: 'documents',
      data: { community: place.id, title: 'Rules', folder: folder.id, owner: gone },
    })
    const at = { community: place.id, document: id, author: gone }
    const version = await madeVersion(app, at)
    for (const who of [keep, gone]) {
      await app.sql(
        `insert into document_follows (document_id, user_id, community_id) values ($1, $2, $3)`,
        [id, who, place.id],
      )
      await app.sql(
        `insert into document_confirmations (version_id, user_id, document_id, community_id, at)
         values ($1, $2, $3, $4, $5)`,
        [version, who, id, place.id, who === gone ? '2026-01-01' : '2026-02-01'],
      )
    }
    await app.sql(
      `insert into document_downloads (id, community_id, document_id, version_id, user_id)
       values (gen_random_uuid(), $1, $2, $3, $4)`,
      [place.id, id, version, gone],
    )

    expect(await outcome(merge(two))).toEqual([200, undefined])

    expect(
      await app.sql('select user_id from document_follows where document_id = $1', [id]),
    ).toEqual([{ user_id: keep }])
    expect(
      await app.sql(
        `select user_id, to_char(at, 'MM') as month from document_confirmations
         where version_id = $1`,
        [version],
      ),
    ).toEqual([{ user_id: keep, month: '01' }])
    expect(
      await one(
        `select d.owner_id, v.author_id, l.user_id as opened from documents d
         join document_versions v on v.document_id = d.id
         join document_downloads l on l.version_id = v.id where d.id = $1`,
        [id],
      ),
    ).toEqual({ owner_id: keep, author_id: keep, opened: gone })
  })

  it('have answered once whether an article helped, as they last did', async () => {
    const two = await twins()
    const [keep, gone] = [two.keep.user.id, two.merge.user.id]
    const ids: string[] = []
    for (const later of [keep, gone]) {
      const { id } = await app.past.create({
        collection: 'articles',
        data: {
          community: place.id,
          language: 'en',
          title: 'Valve',
          body: richText('Turn it.'),
          state: 'published',
        },
      })
      for (const who of [keep, gone]) {
        await app.sql(
          `insert into article_answers (article_id, user_id, community_id, is_helpful, at)
           values ($1, $2, $3, $4, $5)`,
          [id, who, place.id, who === keep, who === later ? '2026-02-01' : '2026-01-01'],
        )
      }
      ids.push(id)
    }

    expect(await outcome(merge(two))).toEqual([200, undefined])

    const answers = await app.sql(
      `select user_id, is_helpful from article_answers where article_id = any ($1) order by at, is_helpful desc`,
      [ids],
    )
    expect(answers).toEqual([
      { user_id: keep, is_helpful: true },
      { user_id: keep, is_helpful: false },
    ])
  })

  it('have written and approved what either did, and confirmed it once', async () => {
    const two = await twins()
    const [keep, gone] = [two.keep.user.id, two.merge.user.id]
    const at = { community: place.id }
    const { id: book } = await app.past.create({
      collection: 'rule-books',
      data: { ...at, titles: { en: 'Rules' }, language: 'en' },
    })
    const { id: chapter } = await app.past.create({
      collection: 'rule-chapters',
      data: { ...at, book, number: '1', titles: { en: 'Living' } },
    })
    const { id: clause } = await app.past.create({
      collection: 'rule-clauses',
      data: { ...at, chapter, number: '1.1' },
    })
    const { id } = await app.past.create({
      collection: 'rule-versions',
      data: { ...at, clause, language: 'en', words: { en: { title: 'Quiet', text: 'It is.' } } },
    })
    // What was published stands for everybody, and its hands are still known.
    await app.sql(
      `update rule_versions set state = 'published', effective_from = '2020-01-01',
         published_at = now(), author_id = $2, approved_by_id = $2, published_by_id = $2
       where id = $1`,
      [id, gone],
    )
    for (const [who, when] of [
      [keep, '2026-02-01'],
      [gone, '2026-01-01'],
    ]) {
      await app.sql(
        `insert into rule_acknowledgements (version_id, user_id, community_id, at)
         values ($1, $2, $3, $4)`,
        [id, who, place.id, when],
      )
    }

    expect(await outcome(merge(two))).toEqual([200, undefined])

    expect(
      await app.sql(
        `select user_id, at::date::text as day from rule_acknowledgements where version_id = $1`,
        [id],
      ),
    ).toEqual([{ user_id: keep, day: '2026-01-01' }])
    expect(
      await one(
        'select author_id, approved_by_id, published_by_id from rule_versions where id = $1',
        [id],
      ),
    ).toEqual({ author_id: keep, approved_by_id: keep, published_by_id: keep })
  })

  it('are told once what both were told, as read as either was', async () => {
    const two = await twins()
    const [keep, gone] = [two.keep.user.id, two.merge.user.id]
    const notice = async (
      event: string,
      who: string,
      data: { read?: boolean; key?: string } = {},
    ) => {
      const { id } = await one<{ id: string }>(
        `insert into notices (id, community_id, event_id, recipient_id, kind, "group", urgency, title,
           body, path, read_at, collapse_key)
         values (gen_random_uuid(), $1, $2, $3, 'k', 'g', 'normal', 't', 'b', '/',
           case when $4 then now() end, $5) returning id`,
        [place.id, event, who, data.read ?? false, data.key ?? null],
      )
      await app.sql(
        `insert into notice_ladders (event_id, recipient_id, community_id, notice_id, kind, due_at)
         values ($1, $2, $3, $4, 'k', now() + interval '1 day')`,
        [event, who, place.id, id],
      )
    }
    const [both, alone, mine, theirs] = Array.from({ length: 4 }, () => crypto.randomUUID())
    await notice(both!, keep)
    await notice(both!, gone, { read: true })
    await notice(alone!, gone)
    await notice(mine!, keep, { key: 'thread' })
    await notice(theirs!, gone, { key: 'thread' })
    expect(await outcome(merge(two))).toEqual([200, undefined])
    const rows = await app.sql<{ event_id: string }>(
      `select event_id, read_at is not null as is_read, repeats from notices
       where recipient_id = $1`,
      [keep],
    )
    expect(rows).toHaveLength(3)
    expect(rows).toEqual(
      expect.arrayContaining([
        { event_id: both, is_read: true, repeats: 0 },
        { event_id: alone, is_read: false, repeats: 0 },
        { event_id: mine, is_read: false, repeats: 1 },
      ]),
    )
    const ladders = await app.sql<{ event_id: string }>(
      'select event_id from notice_ladders where recipient_id = $1',
      [keep],
    )
    expect(ladders.map(({ event_id }) => event_id).toSorted()).toEqual(
      [both, alone, mine, theirs].toSorted(),
    )
  })

  it('turn what was said of the one into what is said of both', async () => {
    const two = await twins()
    const third = await make.person(place.id, 'owner', {
      unit: unit.id,
      email: two.keep.user.email.replace('+keep', '+third'),
    })
    await app.call('POST', `/c/${place.slug}/duplicates/apart`, {
      as: manager.cookie,
      body: { one: two.merge.user.id, other: third.user.id },
    })
    expect(await pairOf({ keep: two.keep, merge: third })).toBeDefined()
    expect(await outcome(merge(two))).toEqual([200, undefined])
    expect(await pairOf({ keep: two.keep, merge: third })).toBeUndefined()
  })

  it('go on being one when the other is merged in its turn', async () => {
    const two = await twins()
    const third = await make.person(place.id, 'owner', {
      unit: unit.id,
      email: two.keep.user.email.replace('+keep', '+third'),
    })
    expect(await outcome(merge(two))).toEqual([200, undefined])
    expect(await outcome(merge({ keep: third, merge: two.keep }))).toEqual([200, undefined])
    expect(
      await one('select merged_into_id from users where id = $1', [two.merge.user.id]),
    ).toEqual({ merged_into_id: third.user.id })
  })
})

describe('an account that is closed', () => {
  it('is answered as one that was never there, whichever way somebody comes', async () => {
    const two = await twins()
    const address = two.merge.user.email
    const link = await one<{ id: string }>(
      `update users set reset_password_token = 'digest', reset_password_expiration = now() +
         interval '1 hour' where id = $1 returning id`,
      [two.merge.user.id],
    )
    expect(link.id).toBe(two.merge.user.id)
    expect(await outcome(merge(two))).toEqual([200, undefined])
    const signIn = async (email: string) => {
      const { status, body } = await app.call('POST', '/users/login', {
        body: { email, password: 'correct-horse-battery' },
      })
      return [status, body.error.code, body.error.message]
    }
    const unknown = await signIn(`nobody${String(number)}@example.org`)
    expect(unknown[0]).toBe(401)
    expect(await signIn(address)).toEqual(unknown)
    expect(await signIn(`${two.merge.user.id}@merged.invalid`)).toEqual(unknown)
    const me = await app.call('GET', '/users/me', { as: two.merge.cookie })
    expect(me.body.user).toBeNull()
    expect((await app.call('GET', '/account/sessions', { as: two.merge.cookie })).status).toBe(401)
    expect(
      await one('select reset_password_token from users where id = $1', [two.merge.user.id]),
    ).toEqual({ reset_password_token: null })
    const { mailPasswordReset } = await import('@/collections/users/operations/passwords/mailReset')
    const { mailUnlock } = await import('@/collections/users/operations/signIn/unlockByMail')
    for (const email of [address, `${two.merge.user.id}@merged.invalid`]) {
      const asked = { email, requestId: crypto.randomUUID() }
      await mailPasswordReset({ payload: app.payload, ...asked })
      await mailUnlock(app.payload, asked)
    }
    const mails = mail.mails.filter(
      ({ to, subject }) =>
        !subject?.includes('are one') &&
        to?.some((one) => [address, `${two.merge.user.id}@merged.invalid`].includes(one.address!)),
    )
    expect(mails.map(({ subject }) => subject)).toEqual([])
    // Whoever owns the address may begin anew.
    await make.user({ email: address })
  })
  it('opens no session, also for whoever proved all that there was a moment before', async () => {
    const two = await twins()
    const { openSession } = await import('@/collections/users/public')
    const { createLocalReq } = await import('payload')
    const open = async (userId: string) =>
      openSession({ req: await createLocalReq({}, app.payload), userId, isSecondStepDone: true })
    expect(await open(two.merge.user.id)).not.toBeNull()
    expect(await outcome(merge(two))).toEqual([200, undefined])
    expect(await open(two.merge.user.id)).toBeNull()
    const standing = await app.sql('select * from app_standing($1)', [two.merge.user.id])
    expect(standing.filter(({ id }) => id !== null)).toEqual([])
  })
  it('gets no membership, by whomever', async () => {
    const two = await twins()
    expect(await outcome(merge(two))).toEqual([200, undefined])
    const { status, body } = await app.call('POST', '/memberships', {
      as: manager.cookie,
      body: { community: place.id, user: two.merge.user.id, role: 'board', status: 'active' },
    })
    expect([status, body.error.code]).toEqual([409, 'conflict'])
    await expect(
      app.sql('update memberships set user_id = $1 where user_id = $2', [
        two.merge.user.id,
        two.keep.user.id,
      ]),
    ).rejects.toMatchObject({ code: '23503' })
  })
  it('is in no list and no search, and keeps its name for what it did', async () => {
    const two = await twins()
    const operator = await make.operator()
    expect(await outcome(merge(two))).toEqual([200, undefined])
    const { id } = two.merge.user
    const find = async (as: string, query: string) => {
      const { body } = await app.call('GET', `/users?limit=100&${query}`, { as })
      return (body.docs as { id: string; name: string }[]).find((doc) => doc.id === id)
    }
    const name = encodeURIComponent(two.merge.user.name)
    for (const { cookie } of [manager, operator]) {
      expect(await find(cookie, '')).toBeUndefined()
      expect(await find(cookie, `where[name][equals]=${name}`)).toBeUndefined()
      expect(await find(cookie, `where[or][0][name][like]=${name}`)).toBeUndefined()
      const named = await find(cookie, `where[id][in][0]=${id}`)
      expect(named?.name).toBe(two.merge.user.name)
      const counted = await app.call('GET', `/users/count?where[name][equals]=${name}`, {
        as: cookie,
      })
      expect(counted.body.totalDocs).toBe(1)
    }
    expect(await find(two.keep.cookie, `where[id][in][0]=${id}`)).toBeUndefined()
  })
  it('leaves the chain of the log whole', async () => {
    const two = await twins()
    await app.call('POST', `/c/${place.slug}/packages`, {
      as: manager.cookie,
      body: { unit: unit.id, carrier: 'dhl' },
    })
    await app.sql(
      `insert into audit_entries (id, community_id, actor_id, action, subject_collection,
      subject_id, at) values (gen_random_uuid(), $1, $2, 'a.test', 'units', 'x', clock_timestamp())`,
      [place.id, two.merge.user.id],
    )
    await app.sql(`select app_seal_audit('-infinity')`)
    expect(await outcome(merge(two))).toEqual([200, undefined])
    await app.sql(`select app_seal_audit('-infinity')`)
    expect(await app.sql(`select * from app_verify_audit('0 seconds')`)).toEqual([])
    const entry = await one(
      `select a.actor_id, a.details, a.community_id, u.name from audit_entries a
       join users u on u.id = a.subject_id::uuid
       where a.action = 'accounts.merged' and a.subject_id = $1`,
      [two.merge.user.id],
    )
    expect(entry).toEqual({
      actor_id: manager.user.id,
      community_id: place.id,
      name: two.merge.user.name,
      details: { kept: two.keep.user.id, reason: REASON },
    })
    const acted = await one<{ name: string }>(
      `select u.name from audit_entries a join users u on u.id = a.actor_id
       where a.action = 'a.test' and a.actor_id = $1`,
      [two.merge.user.id],
    )
    expect(acted.name).toBe(two.merge.user.name)
  })
})

describe('whoever it concerns', () => {
  it('is told at both addresses, each in its language, without the whole of the other', async () => {
    const two = await twins()
    await app.sql(`update users set locale = 'fr' where id = $1`, [two.merge.user.id])
    expect(await outcome(merge(two))).toEqual([200, undefined])
    const sent = (address: string) =>
      mail.mails.filter(({ to }) => to?.some((one) => one.address === address))
    const [kept] = await until(
      () => sent(two.keep.user.email).length > 0 && sent(two.keep.user.email),
    )
    const [gone] = await until(
      () => sent(two.merge.user.email).length > 0 && sent(two.merge.user.email),
    )
    expect(kept?.subject).toBe('Your two accounts at Maple Court are one')
    expect(kept?.text).toContain('a•••@example.org')
    expect(gone?.subject).toContain('Vos deux comptes à Maple Court')
    expect(gone?.text).toContain('a•••@example.org')
    expect(gone?.text).not.toContain(two.keep.user.email)
    const row = await until(async () => {
      const [found] = await app.sql<{ merged_email: string | null; merged_hint: string }>(
        'select merged_email, merged_hint from account_merges where merged_id = $1',
        [two.merge.user.id],
      )
      return found?.merged_email === null && found
    })
    expect(row.merged_hint).toBe('a•••@example.org')
  })
  it('is cut off on every open screen, and asks anew', async () => {
    const two = await twins()
    expect(await outcome(merge(two))).toEqual([200, undefined])
    const wasCutOff = ({ user }: Person) =>
      realtime.requests.some(({ url }) => url.includes(`/users/${user.id}/terminate_connections`))
    await until(() => wasCutOff(two.merge) && wasCutOff(two.keep))
  })
})

describe('twenty merges of one pair at once, in both directions', () => {
  it('have one winner, and the others are told', async () => {
    for (let round = 0; round < 3; round += 1) {
      const two = await twins()
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          outcome(merge(index % 2 === 0 ? two : { keep: two.merge, merge: two.keep })),
        ),
      )
      const won = answers.filter(([status]) => status === 200)
      expect(won).toHaveLength(1)
      // Whoever comes while it goes on does not wait, and whoever comes later is told that it is done.
      const told = answers.filter(([status]) => status !== 200)
      expect(told).toHaveLength(19)
      const known = ['409 duplicates.already-merged', '409 duplicates.being-merged']
      expect(told.map((answer) => answer.join(' ')).filter((one) => !known.includes(one))).toEqual(
        [],
      )
      expect(await outcome(merge(two))).toEqual([409, 'duplicates.already-merged'])
      const { n } = await one<{ n: number }>(
        'select count(*)::int as n from account_merges where merged_id in ($1, $2)',
        [two.keep.user.id, two.merge.user.id],
      )
      expect(n).toBe(1)
      const left = await app.sql<{ status: string }>(
        `select m.status::text from memberships m join users u on u.id = m.user_id
         where u.id in ($1, $2) and u.merged_into_id is null and m.status = 'active'`,
        [two.keep.user.id, two.merge.user.id],
      )
      expect(left).toHaveLength(1)
    }
  })
  it('and a repeated request with a key gives the first answer again', async () => {
    const two = await twins()
    const ask = () =>
      app.call('POST', `/c/${place.slug}/duplicates/merge`, {
        as: manager.cookie,
        headers: { 'idempotency-key': `merge-${two.merge.user.id}` },
        body: { keep: two.keep.user.id, merge: two.merge.user.id, reason: REASON },
      })
    const first = await ask()
    const again = await ask()
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.body).toEqual(first.body)
    expect(await outcome(merge(two))).toEqual([409, 'duplicates.already-merged'])
  })
  it('with the manager’s own account kept, and a key, wait for nothing of themselves', async () => {
    const mine = await make.person(place.id, 'owner', {
      unit: unit.id,
      email: manager.user.email.replace('@', '+again@'),
    })
    const { status } = await app.call('POST', `/c/${place.slug}/duplicates/merge`, {
      as: manager.cookie,
      headers: { 'idempotency-key': 'own-account' },
      body: { keep: manager.user.id, merge: mine.user.id, reason: REASON },
    })
    expect(status).toBe(200)
  })
})

describe('the lock on two accounts', () => {
  it('holds in both directions: the second waits for the first, and finds that it is done', async () => {
    const two = await twins()
    const { asSystem } = await import('@/kernel/tenancy/system')
    const [keep, gone] = [two.keep.user.id, two.merge.user.id]
    const locked = (ids: { keep: string; merge: string }, work: () => Promise<void>) =>
      asSystem(app.payload, 'a test', (req) =>
        transaction.inTransaction(req, async () => {
          await lockPair(req, ids)
          await work()
          await closeAccount(req, { id: ids.merge, into: ids.keep })
        }),
      )
    let later: Promise<void> | undefined
    await locked({ keep, merge: gone }, async () => {
      later = locked({ keep: gone, merge: keep }, () => Promise.resolve())
      later.catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 300))
    })
    await expect(later).rejects.toMatchObject({ code: 'duplicates.already-merged' })
  })
})

describe('somebody who is let in while it happens', () => {
  it('waits, and is refused: no right is given to an account that is closed', async () => {
    const two = await twins()
    const { asSystem } = await import('@/kernel/tenancy/system')
    let grant: ReturnType<App['call']> | undefined
    await asSystem(app.payload, 'a test', (req) =>
      transaction.inTransaction(req, async () => {
        await closeAccount(req, { id: two.merge.user.id, into: two.keep.user.id })
        grant = app.call('POST', `/c/${place.slug}/people/${two.merge.user.id}/roles`, {
          as: manager.cookie,
          body: { role: 'board', reason: 'Elected' },
        })
        await new Promise((resolve) => setTimeout(resolve, 300))
      }),
    )
    const { status, body } = await grant!
    expect([status, body.error.code]).toEqual([409, 'conflict'])
  })
})
