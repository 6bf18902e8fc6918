import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import type { Endpoint } from 'payload'
import type * as Pages from '@/kernel/http/openapi/pages'
import type { OpenApi, Schema } from '@/kernel/http/openapi/shapes'
import { startApp, type App } from '../helpers/app'
import { documentFor } from './attempts'
import { buildWorld, type World } from './world'

let app: App
let world: World
let document: OpenApi
let pages: typeof Pages
let nobody: unknown
let config: Awaited<App['config']>

beforeAll(async () => {
  app = await startApp()
  world = await buildWorld(app)
  config = await app.config
  pages = await import('@/kernel/http/openapi/pages')
  nobody = (await import('@/kernel/access/combine')).nobody
  const { body } = await app.call('GET', '/openapi.json', { as: world.actor('manager').cookie })
  document = body
}, 120_000)
afterAll(async () => {
  await app.stop()
})

const braced = (path: string) => path.replaceAll(/:(\w+)\??/g, '{$1}')
const documented = () =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  )

/** What only Payload's panel and our own door use; nobody builds on it. */
const FOR_THE_PANEL = [
  /\/\{rest\}\*$/,
  /^post \/[\w-]+\/access\/\{id\}$/,
  /^post \/[\w-]+\/\{id\}\/duplicate$/,
  /^(?:patch|delete) \/[\w-]+$/,
  /^get \/media\/(?:file|paste-url)\//,
  /^(?:get|post) \/payload-preferences\/\{key\}$/,
  /^get \/users\/init$/,
  /^get \/communities\/populate-tenant-options$/,
  /^post \/users\/(?:first-register|unlock|forgot-password|reset-password|verify\/\{id\})$/,
  /^(?:get|post|patch|delete) \/payload-(?:jobs|kv|migrations|locked-documents)/,
]

describe('the document of the API', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document) as never)
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    // The guard bites.
    const broken = { ...structuredClone(document), paths: { x: { get: { responses: 1 } } } }
    expect((await new Validator().validate(broken as never)).valid).toBe(false)
  })

  it('is for those who work in the panel', async () => {
    const ask = async (as: string | undefined) =>
      (await app.call('GET', '/openapi.json', { as })).status
    expect(await ask(undefined)).toBe(401)
    expect(await ask(world.actor('owner').cookie)).toBe(403)
    expect(await ask(world.actor('concierge').cookie)).toBe(200)
    expect(await ask(world.actor('operator').cookie)).toBe(200)
  })

  it('has every endpoint of the modules, and every route of Payload’s that somebody may use', () => {
    const known = new Set(documented())
    for (const { endpoints } of app.manifest.modules) {
      for (const { method, path } of endpoints ?? [])
        expect(known).toContain(`${method} ${braced(path)}`)
    }
    const routes = [
      ...config.endpoints.map((one: Endpoint) => `${one.method} ${braced(one.path)}`),
      ...config.collections.flatMap(({ slug, endpoints }) =>
        endpoints === false
          ? []
          : endpoints.map(
              (one) => `${one.method} /${slug}${one.path === '/' ? '' : braced(one.path)}`,
            ),
      ),
    ]
    const closed = app.manifest.modules
      .flatMap(({ collections }) => collections)
      .flatMap(({ config: { slug }, policy }) => {
        const shut = (rule: unknown) => rule === nobody
        return [
          ...(shut(policy.read) ? [`get /${slug}`, `get /${slug}/{id}`, `get /${slug}/count`] : []),
          ...(shut(policy.create) ? [`post /${slug}`] : []),
          ...(shut(policy.update) ? [`patch /${slug}/{id}`] : []),
          ...(shut(policy.delete) ? [`delete /${slug}/{id}`] : []),
        ]
      })
    const missing = routes.filter(
      (route) =>
        !known.has(route) &&
        !closed.includes(route) &&
        !FOR_THE_PANEL.some((one) => one.test(route)),
    )
    expect(missing).toEqual([])
    // And nothing that is not there.
    expect([...known].filter((one) => !routes.includes(one))).toEqual([])
    expect(known.size).toBeGreaterThan(40)
  })

  it('names each operation once, with its failures, its key and its login', () => {
    const all = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
    )
    const ids = all.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path, method, operation } of all) {
      expect([path, Object.keys(operation.responses)]).toEqual([
        path,
        expect.arrayContaining(['429', '503']),
      ])
      expect(operation['x-summary'].fr).not.toBe(operation.summary)
      const takesKey = JSON.stringify(operation.parameters).includes('IdempotencyKey')
      const isSession = operation.tags.includes('session')
      // A file is sent again as another one; nothing of it is kept to compare.
      const isFile = path === '/c/{community}/files' || path.endsWith('/desk/label-text')
      // Its rows have ids of their own, and each is stored once.
      const isBatch = /\/(?:packages\/batch|offline-entries)$/.test(path)
      // A parcel is closed once; its body has a password.
      const isClosing = path === '/c/{community}/packages/{id}/close'
      const isKept = method !== 'get' && !isSession && !isFile && !isBatch && !isClosing
      expect([path, method, takesKey]).toEqual([path, method, isKept])
    }
  })

  it('holds no secret, no hidden field and nothing of this installation', () => {
    const text = JSON.stringify(document)
    for (const word of ['salt', 'hash', 'resetPasswordToken', 'loginAttempts', 'tenants']) {
      expect([word, text.includes(`"${word}"`)]).toEqual([word, false])
    }
    for (const [name, value] of Object.entries(app.env)) {
      if (value.length > 8 && !name.endsWith('_PORT'))
        expect([name, text.includes(value)]).toEqual([name, false])
    }
  })

  it('is what docs/api says: run npm run generate:api', async () => {
    const settings = await resolveConfig('package.json')
    for (const [name, content, parser] of [
      ['openapi.json', JSON.stringify(document), 'json'],
      ['errors.md', pages.errorsPage(app.manifest.errors), 'markdown'],
      ['README.md', pages.guidePage(document), 'markdown'],
    ] as const) {
      expect([name, readFileSync(`docs/api/${name}`, 'utf8')]).toEqual([
        name,
        await format(content, { ...settings, parser }),
      ])
    }
  })
})

describe('real answers', () => {
  const checkerFor = (schema: Schema) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    return ajv.compile({ ...schema, components: document.components })
  }
  const schemaOf = (path: string, method: 'get' | 'post' | 'patch', status: string): Schema => {
    const reply = document.paths[path]?.[method]?.responses[status]
    if (!reply || !('content' in reply)) throw new Error(`${method} ${path}: no ${status}`)
    return reply.content!['application/json']!.schema
  }
  const expectToFit = (schema: Schema, body: unknown, name: string) => {
    const check = checkerFor(schema)
    check(body)
    expect([name, check.errors ?? []]).toEqual([name, []])
  }

  it('of the collections are as the document says', async () => {
    let checked = 0
    for (const { slug } of app.manifest.collections) {
      for (const persona of ['operator', 'manager'] as const) {
        const actor = world.actor(persona)
        const list = await app.call('GET', `/${slug}`, { as: actor.cookie })
        if (list.status !== 200) continue
        expectToFit(schemaOf(`/${slug}`, 'get', '200'), list.body, `list ${slug}`)
        for (const { id } of list.body.docs.slice(0, 3)) {
          for (const depth of [0, 1]) {
            const one = await app.call('GET', `/${slug}/${id}?depth=${String(depth)}`, {
              as: actor.cookie,
            })
            expectToFit(schemaOf(`/${slug}/{id}`, 'get', '200'), one.body, `read ${slug}`)
            checked += 1
          }
        }
        if (slug !== 'media' && document.paths[`/${slug}`]?.post) {
          const made = await app.call('POST', `/${slug}`, {
            as: actor.cookie,
            body: documentFor(slug, 'own', world),
          })
          if (made.status === 201) {
            expectToFit(schemaOf(`/${slug}`, 'post', '201'), made.body, `create ${slug}`)
            checked += 1
          }
        }
      }
    }
    expect(checked).toBeGreaterThan(30)
    // The guard bites.
    const check = checkerFor(schemaOf('/units', 'get', '200'))
    expect(check({ docs: [{ id: 1, other: 2 }] })).toBe(false)
  }, 60_000)

  it('that are refusals have the shape of the document', async () => {
    for (const address of ['/units', '/nothing', '/units?sort=;']) {
      const { body } = await app.call('GET', address, {
        headers: { origin: 'http://localhost:3000' },
      })
      expectToFit({ $ref: '#/components/schemas/Error' }, body, address)
    }
  })
})
