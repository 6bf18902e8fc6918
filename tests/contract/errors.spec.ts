import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type * as I18n from '@/kernel/i18n/translate'
import { leavesOf } from '@/kernel/i18n/compareCatalogues'
import type * as Messages from '@/messages'
import { startApp, type App } from '../helpers/app'
import { buildersFor, PNG, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let manager: Person
let community: string
let unit: string
let translate: typeof I18n
let messages: typeof Messages

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  translate = await import('@/kernel/i18n/translate')
  messages = await import('@/messages')
  community = (await make.community()).id
  unit = (await make.unit(community)).id
  manager = await make.person(community, 'manager')
}, 120_000)
afterAll(async () => {
  await app.stop()
})

/** Codes that the source names as literals: in AppErrors, in tables of statuses, in helpers. */
const codesInSource = (): Set<string> => {
  const files = globSync('src/{kernel,collections,plugins}/**/*.{ts,tsx}').filter(
    (file) =>
      !/\.spec\.|messages\/|errorCatalogue|(?:collections|plugins)\/\w+\/index\.ts/.test(file),
  )
  const known = new Set<string>()
  for (const file of files) {
    const source = readFileSync(path.resolve(file), 'utf8')
    for (const code of Object.keys(app.manifest.errors)) {
      if (source.includes(`'${code}'`)) known.add(code)
    }
    // One per state of a parcel.
    if (source.includes('`packages.already-${')) {
      for (const state of ['collected', 'returned', 'forwarded', 'lost'])
        known.add(`packages.already-${state}`)
    }
  }
  return known
}

const codesThrown = (): string[] =>
  globSync('src/{kernel,collections,plugins}/**/*.{ts,tsx}')
    .filter((file) => !/\.spec\.|messages\//.test(file))
    .flatMap((file) => [
      ...readFileSync(path.resolve(file), 'utf8').matchAll(
        /AppError\(\{[^}]*?code: '([a-z.-]+)'[^}]*?status: (\d+)/g,
      ),
    ])
    .map(([, code, status]) => `${String(code)} ${String(status)}`)

describe('the catalogue of errors', () => {
  it('has a sentence of its own for each code on its page', async () => {
    const { errorsPage } = await import('@/kernel/http/openapi/pages')
    const general = translate.messageFor('en', 'internal').split('.')[0] ?? ''
    const rows = errorsPage(app.manifest.errors)
      .split('\n')
      .filter((row) => row.includes(general))
    expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual(['`internal`'])
  })

  it('has every code that the source throws, with its status, and none that nothing throws', () => {
    const { errors } = app.manifest
    const thrown = codesThrown()
    expect(thrown.length).toBeGreaterThan(15)
    const listed = Object.entries(errors).map(([code, status]) => `${code} ${String(status)}`)
    expect(thrown.filter((one) => !listed.includes(one))).toEqual([])
    const used = codesInSource()
    expect(Object.keys(errors).filter((code) => !used.has(code))).toEqual(
      ['rate-limited'].filter((code) => !used.has(code)),
    )
  })

  it('has a sentence for every code in both languages, and no sentence without a code', () => {
    for (const locale of ['en', 'fr'] as const) {
      const leaves = [...leavesOf(messages.catalogue[locale]).keys()]
        .filter((leaf) => leaf.startsWith('errors.'))
        .map((leaf) => leaf.slice('errors.'.length))
      expect(leaves.filter((leaf) => leaf !== 'internal-with-id').toSorted()).toEqual(
        Object.keys(app.manifest.errors).toSorted(),
      )
    }
  })

  it('says in each sentence what to do', () => {
    const STEPS = {
      en: /\b(?:ask|check|choose|fill|send|sign in|try again|use|reload|log|look|leave|create|change|wait)\b/i,
      fr: /(?:adressez|vérifiez|choisissez|remplissez|envoyez|renvoyez|connectez|réessay|utilisez|rechargez|enregistrez|consultez|laissez|modifiez|demandez|patientez|réduisez)/i,
    }
    const values = { max: 3, min: 3, line: 3, id: 'x' }
    for (const locale of ['en', 'fr'] as const) {
      for (const code of Object.keys(app.manifest.errors)) {
        const sentence = translate.messageFor(locale, code, values)
        expect([code, sentence]).toEqual([code, expect.stringMatching(STEPS[locale])])
        expect([code, sentence]).toEqual([code, expect.stringMatching(/\S.*[.x]$/)])
      }
    }
  })
})

describe('a failed answer', () => {
  const form = (entries: Record<string, string | File>) => {
    const made = new FormData()
    for (const [name, value] of Object.entries(entries)) made.set(name, value)
    return made
  }

  it.each<
    [
      string,
      string,
      string,
      () => { body?: unknown; headers?: Record<string, string> },
      number,
      string,
      string?,
    ]
  >([
    ['an unknown address', 'GET', '/nothing/here', () => ({}), 404, 'not-found'],
    ['an unknown address of a collection', 'POST', '/units/x/y/z', () => ({}), 404, 'not-found'],
    ['another method', 'PUT', '/units', () => ({ body: {} }), 404, 'not-found'],
    ['a name that every object has', 'GET', '/constructor', () => ({}), 404, 'not-found'],
    ['an address that cannot be read', 'GET', '/units/%E0%A4%A', () => ({}), 404, 'not-found'],
    ['an unknown address of a community', 'GET', '/c/tilleuls/x/y', () => ({}), 404, 'not-found'],
    ['one that cannot be read', 'GET', '/c/x/packages/%E0%A4%A', () => ({}), 404, 'not-found'],
    ['JSON that is none', 'POST', '/units', () => ({ body: '{' }), 400, 'validation.not-readable'],
    [
      'JSON that is no document',
      'POST',
      '/units',
      () => ({ body: '[1]' }),
      400,
      'validation.not-readable',
    ],
    [
      'a prototype',
      'POST',
      '/units',
      () => ({ body: '{"__proto__":{"a":1}}' }),
      400,
      'validation.invalid',
      '__proto__',
    ],
    [
      'a NUL',
      'POST',
      '/units',
      () => ({ body: { number: 'a\u0000' } }),
      400,
      'validation.invalid',
      'number',
    ],
    [
      'another type',
      'POST',
      '/units',
      () => ({ body: 'a', headers: { 'content-type': 'text/plain' } }),
      415,
      'validation.content-type',
    ],
    [
      'too much',
      'POST',
      '/units',
      () => ({ body: { number: 'a'.repeat(1_100_000) } }),
      413,
      'validation.body-too-large',
    ],
    [
      'a filter that is no JSON',
      'GET',
      '/units?where={',
      () => ({}),
      400,
      'query.invalid',
      'where',
    ],
    [
      'an unknown field',
      'GET',
      '/units?where[secret][equals]=1',
      () => ({}),
      400,
      'query.invalid',
      'secret',
    ],
    [
      'an unknown comparison',
      'GET',
      '/units?where[number][$ne]=1',
      () => ({}),
      400,
      'query.invalid',
      'where[number][$ne]',
    ],
    [
      'a comparison that does not fit',
      'GET',
      '/units?where[createdAt][like]=1',
      () => ({}),
      400,
      'query.invalid',
      'where[createdAt][like]',
    ],
    [
      'a comparison of places, on a path that goes on after its field',
      'GET',
      '/units/count?where[number.community][within]=1',
      () => ({}),
      400,
      'query.invalid',
      'where[number.community][within]',
    ],
    [
      'an address that is no text',
      'POST',
      '/users',
      () => ({ body: { name: 'Ana', email: 7, password: 'three rivers and a boat' } }),
      400,
      'validation.invalid',
      'email',
    ],
    [
      'an order that is none',
      'GET',
      '/units?sort[]=;drop',
      () => ({}),
      400,
      'query.invalid',
      'sort',
    ],
    ['half a page', 'GET', '/units?page=1.5', () => ({}), 400, 'query.invalid', 'page'],
    [
      'a selection that is none',
      'GET',
      '/units?select=x',
      () => ({}),
      400,
      'query.invalid',
      'select',
    ],
    ['joins', 'GET', '/units?joins[x][limit]=1', () => ({}), 400, 'query.invalid', 'joins'],
    [
      'a broken form',
      'POST',
      '/media',
      () => ({ body: form({ _payload: '{' }) }),
      400,
      'validation.not-readable',
    ],
    [
      'a form without a file',
      'POST',
      '/media',
      () => ({ body: form({ _payload: '{}' }) }),
      400,
      'files.missing',
      'file',
    ],
    [
      'a file that is no picture',
      'POST',
      '/media',
      () => ({ body: form({ file: new File(['<svg/>'], 'a.png') }) }),
      415,
      'files.not-an-image',
      'file',
    ],
    [
      'a short key',
      'POST',
      '/units',
      () => ({ body: {}, headers: { 'idempotency-key': 'x' } }),
      400,
      'idempotency.bad-key',
      'Idempotency-Key',
    ],
  ])('for %s has the one shape', async (...[, method, address, more, status, code, field]) => {
    const sentences: string[] = []
    for (const language of ['en', 'fr'] as const) {
      const { body: sent, headers } = more()
      const answer = await app.call(method, address, {
        as: manager.cookie,
        body: sent,
        headers: { 'accept-language': language, ...headers },
      })
      expect([answer.status, answer.body.error]).toEqual([
        status,
        {
          code,
          message: expect.any(String),
          requestId: expect.any(String),
          ...(field !== undefined && { field }),
          ...(answer.body.error.details && { details: expect.any(Object) }),
        },
      ])
      sentences.push(answer.body.error.message)
    }
    expect(sentences[0]).not.toBe(sentences[1])
  })

  it('names every field that Payload refuses, in the person’s language', async () => {
    const ask = (language: string) =>
      app.call('POST', '/memberships', {
        as: manager.cookie,
        headers: { 'accept-language': language },
        body: { community },
      })
    const [english, french] = [await ask('en'), await ask('fr')]
    expect(english).toMatchObject({
      status: 400,
      body: { error: { code: 'validation.invalid', field: 'user' } },
    })
    expect(Object.keys(english.body.error.details.fields)).toEqual(
      expect.arrayContaining(['user', 'role']),
    )
    expect(english.body.error.message).not.toBe(french.body.error.message)
    // The panel shows them beside its fields.
    expect(english.body.errors[0]).toMatchObject({
      name: 'ValidationError',
      data: { errors: expect.any(Array) },
    })
  })

  it('asks a stranger to sign in, and tells of nothing', async () => {
    for (const address of ['/units', '/access', '/users', `/units/${unit}`, '/jobs/failed']) {
      const { status, body } = await app.call('GET', address)
      expect([address, status, body.error.code]).toEqual([address, 401, 'auth.required'])
    }
  })

  it('says that there is too much to do, not that it broke, when no connection is free', async () => {
    const { problemOf } = await import('@/kernel/http/errorShape')
    const crowded = new Error('query failed', {
      cause: new Error('timeout exceeded when trying to connect'),
    })
    expect(problemOf(crowded)).toEqual({ status: 503, code: 'busy' })
  })

  it('is the same for a picture that is not there', async () => {
    const photo = await make.photo(community, unit)
    const there = await app.call('GET', `/media/file/${String(photo.filename)}`, {
      as: manager.cookie,
    })
    expect(there.status).toBe(200)
    const gone = await app.call('GET', '/media/file/nothing.webp', { as: manager.cookie })
    expect([gone.status, gone.body.error?.code]).toEqual([404, 'not-found'])
    expect(PNG.byteLength).toBeGreaterThan(0)
  })
})
