import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { startApp, type App } from '../helpers/app'
import { buildersFor, PNG, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let community: { id: string; slug: string }
let unit: string
let manager: Person
let concierge: Person

beforeAll(async () => {
  // Fewer connections than clients: whoever waits for a key must not starve whoever holds it.
  app = await startApp({ DATABASE_POOL_SIZE: '6', RATE_LIMIT_SCALE: '0' })
  make = buildersFor(app)
  community = await make.community()
  unit = (await make.unit(community.id)).id
  manager = await make.person(community.id, 'manager')
  concierge = await make.person(community.id, 'concierge')
}, 120_000)
afterAll(async () => {
  await app.stop()
})

const CLIENTS = 20

const count = async (table: string): Promise<number> => {
  const [row] = await app.sql<{ n: string }>(`select count(*) as n from ${table}`)
  return Number(row!.n)
}

interface Case {
  table: string
  method: string
  path: () => Promise<string>
  as: () => Person
  body: (tag: string) => unknown
  other: unknown
  /** Rows that one success adds. */
  adds: number
}

const CASES: Record<string, Case> = {
  'an endpoint of ours': {
    table: 'packages',
    method: 'POST',
    path: async () => `/c/${community.slug}/packages`,
    as: () => concierge,
    body: () => ({ unit, carrier: 'dhl' }),
    other: { carrier: 'ups' },
    adds: 1,
  },
  'a create of Payload’s': {
    table: 'units',
    method: 'POST',
    path: async () => '/units',
    as: () => manager,
    body: (tag) => ({ community: community.id, number: tag, type: 'apartment' }),
    other: { number: 'other' },
    adds: 1,
  },
  'an update of Payload’s': {
    table: 'package_events',
    method: 'PATCH',
    path: async () => `/packages/${(await make.parcel(community.id, unit)).id}`,
    as: () => manager,
    body: (tag) => ({ shelf: tag }),
    other: { shelf: 'other' },
    adds: 1,
  },
}

describe.each(Object.entries(CASES))('Idempotency-Key at %s', (_name, one) => {
  const send = (path: string, key: string, body: unknown, as = one.as().cookie) =>
    app.call(one.method, path, { as, body, headers: { 'idempotency-key': key } })

  it(`lets ${String(CLIENTS)} parallel clients do it once, and gives all the same answer`, async () => {
    const path = await one.path()
    const [key, body] = [randomUUID(), one.body(randomUUID().slice(0, 8))]
    const before = await count(one.table)
    const answers = await Promise.all(Array.from({ length: CLIENTS }, () => send(path, key, body)))
    const [first] = answers
    expect(first!.status).toBeLessThan(300)
    for (const answer of answers) {
      expect([answer.status, answer.body]).toEqual([first!.status, first!.body])
    }
    const replayed = answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')
    expect(replayed).toHaveLength(CLIENTS - 1)
    expect((await count(one.table)) - before).toBe(one.adds)
  })

  it('refuses the key with another body, address or query, and gives it to another person', async () => {
    const path = await one.path()
    const [key, body] = [randomUUID(), one.body(randomUUID().slice(0, 8)) as object]
    expect((await send(path, key, body)).status).toBeLessThan(300)
    for (const [address, sent] of [
      [path, { ...body, ...(one.other as object) }],
      [`${path}?depth=1`, body],
      [
        await one.path().then((next) => (next === path ? '/units' : next)),
        one.path === CASES['a create of Payload’s']?.path ? { ...body, floor: '9' } : body,
      ],
    ] as const) {
      const again = await send(address, key, sent)
      expect([again.status, again.body.error?.code]).toEqual([422, 'idempotency.key-reused'])
    }
    // Its members come in the order in which a client happens to write them.
    const turned = Object.fromEntries(Object.entries(body).toReversed())
    expect((await send(path, key, turned)).headers.get('idempotent-replayed')).toBe('true')
    const colleague = await make.person(community.id, 'manager')
    const theirs = await send(
      path,
      key,
      { ...body, ...(one.table === 'units' && { number: randomUUID().slice(0, 8) }) },
      colleague.cookie,
    )
    expect([theirs.status < 300, theirs.headers.get('idempotent-replayed')]).toEqual([true, null])
  })

  it('frees the key of an attempt that failed', async () => {
    const path = await one.path()
    const key = randomUUID()
    const keys = await count('idempotency_keys')
    const refused = await send(path, key, {
      unit: 'x',
      number: '',
      shelf: 'a'.repeat(400),
      carrier: 'x',
    })
    expect(refused.status).toBe(400)
    expect(await count('idempotency_keys')).toBe(keys)
    const again = await send(path, key, one.body(randomUUID().slice(0, 8)))
    expect([again.status < 300, again.headers.get('idempotent-replayed')]).toEqual([true, null])
  })
})

describe('Idempotency-Key', () => {
  it('knows a picture by its bytes: the boundary of a form is another each time', async () => {
    const key = randomUUID()
    const send = (bytes: Uint8Array) => {
      const form = new FormData()
      form.set('_payload', JSON.stringify({ community: community.id, unit }))
      form.set('file', new File([new Uint8Array(bytes)], 'a.png', { type: 'image/png' }))
      return app.call('POST', '/media', {
        as: manager.cookie,
        body: form,
        headers: { 'idempotency-key': key },
      })
    }
    const [first, second] = [await send(PNG), await send(PNG)]
    expect([first.status, second.body]).toEqual([201, first.body])
    const other = Buffer.concat([PNG, Buffer.from('x')])
    expect((await send(other)).status).toBe(422)
  })

  it('does not keep a login, a refresh or a logout: their answer is a secret', async () => {
    const person = await make.person(community.id, 'owner', { unit })
    const keys = await count('idempotency_keys')
    const key = randomUUID()
    const headers = { 'idempotency-key': key }
    for (const path of ['/users/refresh-token', '/users/logout']) {
      expect((await app.call('POST', path, { as: person.cookie, headers })).status).toBe(200)
    }
    const { status } = await app.call('POST', '/users/login', {
      headers,
      body: { email: person.user.email, password: 'correct-horse-battery' },
    })
    expect(status).toBe(200)
    expect(await count('idempotency_keys')).toBe(keys)
  })

  it('keeps status and body for a day, and no header', async () => {
    const columns = await app.sql<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = 'idempotency_keys'`,
    )
    expect(columns.map(({ column_name }) => column_name).toSorted()).toEqual([
      'answer',
      'body_hash',
      'created_at',
      'endpoint',
      'id',
      'key',
      'status',
      'updated_at',
      'user_id',
    ])
    const { forgetOldAnswers } = await import('@/kernel/http/forgetOldAnswers')
    await app.sql(`update idempotency_keys set created_at = now() - interval '23 hours 59 minutes'`)
    const held = await count('idempotency_keys')
    await forgetOldAnswers({ payload: app.payload })
    expect(await count('idempotency_keys')).toBe(held)
    expect(held).toBeGreaterThan(0)
    await app.sql(`update idempotency_keys set created_at = now() - interval '24 hours 1 minute'`)
    await forgetOldAnswers({ payload: app.payload })
    expect(await count('idempotency_keys')).toBe(0)
  })
})
