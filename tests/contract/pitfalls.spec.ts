import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { createLocalReq } from 'payload'
import type { Field, SanitizedCollectionConfig } from 'payload'
import { PUBLIC_URL } from '../helpers/environment.mjs'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

/** Each is named after a row of the list of pitfalls; docs/pitfalls.md says which test covers which. */

let app: App
let make: Builders
let config: Awaited<App['config']>
let community: string
let unit: string
let manager: Person

const ours = (): SanitizedCollectionConfig[] => {
  const slugs = new Set(app.manifest.collections.map(({ slug }) => slug))
  return config.collections.filter(({ slug }) => slugs.has(slug))
}

const fieldsOf = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => [field, ...('fields' in field ? fieldsOf(field.fields) : [])])

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '0' })
  make = buildersFor(app)
  config = await app.config
  community = (await make.community()).id
  unit = (await make.unit(community)).id
  manager = await make.person(community, 'manager')
}, 120_000)
afterAll(async () => {
  await app.stop()
})

describe('pitfall: one-time things are used many times', () => {
  it('a link to set a password works for one of ten', async () => {
    const person = await make.person(community, 'owner', { unit })
    const token = randomUUID()
    const { digestOf } = await import('@/collections/users/operations/passwords/resetToken')
    await app.sql(
      `update users set reset_password_token = $1,
         reset_password_expiration = now() + interval '1 hour' where id = $2`,
      [digestOf(token), person.user.id],
    )
    const { resetPassword } = await import('@/collections/users/operations/passwords/resetPassword')
    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, async () =>
        resetPassword({
          req: await createLocalReq({}, app.payload),
          token,
          password: `a-long-new-password-${randomUUID()}`,
        }),
      ),
    )
    const won = attempts.filter(({ status }) => status === 'fulfilled')
    expect(won.length).toBe(1)
  }, 60_000)
})

describe('pitfall: uniqueness checked in a hook', () => {
  it('a unit exists once, however many write it down at once', async () => {
    const number = randomUUID().slice(0, 8)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        app.call('POST', '/units', {
          as: manager.cookie,
          body: { community, number, type: 'apartment' },
        }),
      ),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.every((status) => [201, 400, 409].includes(status))).toBe(true)
    const other = (await make.community()).id
    await expect(make.unit(other, { number })).resolves.toBeDefined()
  })
})

describe('pitfall: depth and limits', () => {
  it('a read goes two relations far at most, and 100 rows wide', async () => {
    expect([config.defaultDepth, config.maxDepth]).toEqual([0, 2])
    await make.parcel(community, unit)
    const { body } = await app.call('GET', '/packages?depth=9&limit=5000', { as: manager.cookie })
    expect(body.limit).toBe(100)
    const levels = (value: unknown): number =>
      typeof value !== 'object' || value === null
        ? 0
        : Math.max(
            'id' in value ? 1 : 0,
            ...Object.values(value).map((one) => levels(one) + ('id' in value ? 1 : 0)),
          )
    expect(body.docs.length).toBeGreaterThan(0)
    for (const doc of body.docs) expect(levels(doc)).toBeLessThanOrEqual(4)
  })
})

describe('pitfall: push, blocks as JSON, long names', () => {
  it('the schema is made by migrations, and short enough for Postgres', async () => {
    const { db } = app.payload
    expect([db.push, db.blocksAsJSON]).toEqual([false, false])
    const rows = await app.sql<{ name: string }>(
      `select conname as name from pg_constraint union select indexname from pg_indexes
       where schemaname = 'public'`,
    )
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.filter(({ name }) => Buffer.byteLength(name) >= 63)).toEqual([])
  })
})

describe('pitfall: hasMany and polymorphic links', () => {
  it('no collection of ours has one: a link is a row of its own', () => {
    const links = ours().flatMap(({ slug, fields }) =>
      fieldsOf(fields).flatMap((field) =>
        (field.type === 'relationship' || field.type === 'upload') &&
        (field.hasMany === true || Array.isArray(field.relationTo))
          ? [`${slug}.${field.name}`]
          : [],
      ),
    )
    expect(links).toEqual([])
  })
})

describe('pitfall: foreign keys that empty a reference', () => {
  it('taking away a row that is used says so, and keeps it', async () => {
    const parcel = await make.parcel(community, unit)
    await expect(app.sql(`delete from units where id = '${unit}'`)).rejects.toThrow()
    const [row] = await app.sql<{ unit_id: string }>(
      `select unit_id from packages where id = '${parcel.id}'`,
    )
    expect(row!.unit_id).toBe(unit)
  })
})

describe('pitfall: version skew', () => {
  it('every Payload package is pinned to one version', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>
    }
    const versions = Object.entries(dependencies)
      .filter(([name]) => name === 'payload' || name.startsWith('@payloadcms/'))
      .map(([, version]) => version)
    expect(versions.length).toBeGreaterThan(4)
    expect(new Set(versions).size).toBe(1)
    expect(versions[0]).toMatch(/^\d+\.\d+\.\d+$/)
  })
})

describe('pitfall: cookies', () => {
  it('the login’s is closed to scripts, Lax, and believed from our own origin alone', async () => {
    const { email } = manager.user
    const { headers } = await app.call('POST', '/users/login', {
      body: { email, password: 'correct-horse-battery' },
    })
    const cookie = headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect([config.serverURL, config.csrf]).toEqual([
      PUBLIC_URL,
      expect.arrayContaining([PUBLIC_URL]),
    ])
    for (const origin of ['https://evil.example', 'null']) {
      const { status } = await app.call('GET', '/units', {
        as: manager.cookie,
        headers: { origin },
      })
      expect([origin, status]).toEqual([origin, 401])
    }
  })

  it('is Secure under TLS', () => {
    const source = readFileSync('src/collections/users/collections/Users.ts', 'utf8')
    expect(source).toContain('secure: isHttps()')
  })
})

describe('pitfall: logins and keys', () => {
  it('there is one collection that signs in, without API keys', () => {
    const logins = config.collections.filter(({ auth }) => Boolean(auth))
    expect(logins.map(({ slug }) => slug)).toEqual(['users'])
    expect(logins[0]!.auth.useAPIKey).toBeFalsy()
    expect(app.payload.db.idType).toBe('uuidv7')
  })

  it('a fresh installation cannot be taken over', async () => {
    const { status } = await app.call('POST', '/users/first-register', {
      body: { email: 'me@example.org', password: 'a-long-enough-one', name: 'Me' },
    })
    expect(status).toBe(404)
  })

  it('nobody gives themselves power: no field of a login is a role', async () => {
    const person = await make.person(community, 'owner', { unit })
    const { status, body } = await app.call('PATCH', `/users/${person.user.id}`, {
      as: person.cookie,
      body: { role: 'manager', tenants: [{ tenant: community }], isOperator: true, name: 'Same' },
    })
    expect(status).toBe(200)
    expect(Object.keys(body.doc)).not.toEqual(expect.arrayContaining(['role']))
    expect((await app.call('GET', '/deliveries', { as: person.cookie })).status).toBe(403)
  })
})

describe('pitfall: the local API trusts by default', () => {
  it('no rule of the lint is switched off where somebody’s rights count', () => {
    const off = globSync('src/**/*.{ts,tsx}').filter(
      (file) =>
        file !== 'src/payload-types.ts' && readFileSync(file, 'utf8').includes('eslint-disable'),
    )
    expect(off).toEqual([])
  })
})

describe('pitfall: document locks and Payload’s own jobs', () => {
  it('are off for every collection, and closed', async () => {
    expect(ours().filter(({ lockDocuments }) => lockDocuments !== false)).toEqual([])
    for (const path of ['/payload-locked-documents', '/payload-jobs', '/payload-jobs/run']) {
      for (const as of [undefined, manager.cookie]) {
        const { status, body } = await app.call('GET', path, { as })
        expect([path, status === 200 ? body.docs : []]).toEqual([path, []])
      }
    }
    expect(config.graphQL.disable).toBe(true)
  })
})

describe('pitfall: when a document was made', () => {
  it('is nobody’s to say, whatever a body holds', async () => {
    const since = Date.now() - 60_000
    for (const when of [1e21, '1999-12-31T00:00:00.000Z', null]) {
      const number = randomUUID().slice(0, 8)
      const { status, body } = await app.call('POST', '/units', {
        as: manager.cookie,
        body: { community, number, type: 'apartment', createdAt: when, updatedAt: when },
      })
      expect([when, status]).toEqual([when, 201])
      expect(Date.parse(body.doc.createdAt)).toBeGreaterThan(since)
      expect(Date.parse(body.doc.updatedAt)).toBeGreaterThan(since)
    }
  })
})

describe('pitfall: an upload by address', () => {
  it('fetches nothing: a picture comes with its bytes', async () => {
    for (const url of [
      'http://127.0.0.1:1/x.png',
      'http://169.254.169.254/latest',
      'file:///etc/passwd',
    ]) {
      const { status, body } = await app.call('POST', '/media', {
        as: manager.cookie,
        body: { community, url, filename: 'x.png', mimeType: 'image/png' },
      })
      expect([url, status, body.error.code]).toEqual([url, 400, 'files.missing'])
    }
    const { status } = await app.call('GET', '/media/paste-url?src=http://127.0.0.1:1/x.png', {
      as: manager.cookie,
    })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })
})

describe('pitfall: Next', () => {
  it('no proxy.ts guards anything, and nothing draws or caches for everybody', () => {
    expect(
      globSync('src/{proxy,middleware}.ts').filter((file) =>
        /auth|user/i.test(readFileSync(file, 'utf8')),
      ),
    ).toEqual([])
    const guilty = globSync('src/**/*.{ts,tsx}').filter((file) =>
      /from 'next\/og'|'use cache'|unstable_cache|@payloadcms\/next\/routes/.test(
        readFileSync(file, 'utf8'),
      ),
    )
    expect(guilty).toEqual([])
  })

  it('two people get different answers at one address', async () => {
    const other = await make.person(community, 'owner', { unit })
    const [mine, theirs] = [
      await app.call('GET', '/users/me', { as: manager.cookie }),
      await app.call('GET', '/users/me', { as: other.cookie }),
    ]
    expect(mine.body.user.id).toBe(manager.user.id)
    expect(theirs.body.user.id).toBe(other.user.id)
    const { headers } = await app.call('GET', `/units?limit=1`, { as: manager.cookie })
    expect(headers.get('cache-control') ?? 'private, no-store').toContain('no-store')
  })
})

describe('pitfall: side effects from hooks', () => {
  it('nothing leaves the process there: mails and screens come after the commit', () => {
    const hooks = globSync('src/**/hooks/*.ts').filter((file) => !file.includes('.spec.'))
    expect(hooks.length).toBeGreaterThan(5)
    const guilty = hooks.filter((file) =>
      /emailTransport|pusher\(|fetch\(|from 'node:https?'/.test(readFileSync(file, 'utf8')),
    )
    expect(guilty).toEqual([])
  })
})
