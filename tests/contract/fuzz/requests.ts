import fc from 'fast-check'
import type { Endpoint, FlattenedField, SanitizedCollectionConfig } from 'payload'
import { z } from 'zod'
import type { App } from '../../helpers/app'
import { PNG } from '../../helpers/builders'
import { documentFor } from '../attempts'
import type { Target } from '../expectations'
import type { World } from '../world'
import { body, encode, junk, query, text, wellFormed, type Known } from './values'

export interface Shot {
  method: string
  path: string
  search: string
  actor: number
  headers: Record<string, string>
  body: unknown
  kind: 'none' | 'json' | 'raw' | 'form'
}

/** An address of the product, as its own configuration names it. */
export interface Route {
  method: string
  path: string
  fields: readonly FlattenedField[]
  schema: unknown
  isUpload: boolean
  slug: string | undefined
}

const routeOf = (
  { method, path }: Endpoint,
  prefix: string,
  collection?: SanitizedCollectionConfig,
): Route => ({
  method,
  path: `${prefix}${path === '/' ? '' : path}`,
  fields: collection?.flattenedFields ?? [],
  schema: undefined,
  isUpload: Boolean(collection?.upload),
  slug: collection?.slug,
})

/** Every route that there is: nothing is listed by hand. */
export const routesOf = async (app: App): Promise<Route[]> => {
  const config = await app.config
  const schemas = new Map(
    app.manifest.modules
      .flatMap(({ endpoints }) => endpoints ?? [])
      .map((one) => [
        `${one.method} ${one.path}`,
        one.schemas.body &&
          z.toJSONSchema(one.schemas.body, { io: 'input', unrepresentable: 'any' }),
      ]),
  )
  const own = config.endpoints.map((endpoint) => ({
    ...routeOf(endpoint, ''),
    schema: schemas.get(`${endpoint.method} ${endpoint.path}`),
  }))
  const rest = config.collections.flatMap((collection) =>
    collection.endpoints === false
      ? []
      : collection.endpoints.map((one) => routeOf(one, `/${collection.slug}`, collection)),
  )
  return [...own, ...rest]
}

/** Something that the schema of a body would take, with a wrong part here and there. */
const fromSchema = (schema: unknown, ids: readonly string[]): fc.Arbitrary<unknown> => {
  const at = (schema ?? {}) as Record<string, unknown>
  const right = (): fc.Arbitrary<unknown> => {
    if (Array.isArray(at['enum'])) return fc.constantFrom(...(at['enum'] as unknown[]))
    if (Array.isArray(at['anyOf'])) {
      return fc.oneof(...(at['anyOf'] as unknown[]).map((one) => fromSchema(one, ids)))
    }
    if (at['const'] !== undefined) return fc.constant(at['const'])
    switch (at['type']) {
      case 'object': {
        const shape = Object.entries((at['properties'] ?? {}) as Record<string, unknown>)
        return fc.record(
          Object.fromEntries(shape.map(([name, one]) => [name, fromSchema(one, ids)])),
          { requiredKeys: [] },
        )
      }
      case 'array':
        return fc.array(fromSchema(at['items'], ids), { maxLength: 3 })
      case 'string':
        return at['format'] === 'uuid'
          ? fc.constantFrom(...ids)
          : fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('1234.5678', 'a@example.org'))
      default:
        return junk()
    }
  }
  return fc.oneof({ weight: 5, arbitrary: right() }, { weight: 1, arbitrary: junk() })
}

const HEADER: Record<string, fc.Arbitrary<string>> = {
  'content-type': fc.constantFrom(
    'application/json; charset=utf-16',
    'text/plain',
    'application/xml',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    '',
  ),
  'content-length': fc.constantFrom('0', '-1', '99999999999', 'x'),
  'idempotency-key': fc.oneof(
    fc.constantFrom('short', 'a'.repeat(200), 'same-key-for-all', 'bad key!'),
    fc.uuid(),
    fc.uuid(),
  ),
  'accept-language': fc.constantFrom('fr', 'fr-CA,en;q=0.1', 'xx', ';;;', 'a'.repeat(5000), '*'),
  'x-forwarded-for': fc.constantFrom('1.2.3.4', 'x', '::1, ::2', "';--"),
  'x-http-method-override': fc.constantFrom('GET', 'DELETE', 'x'),
  'x-payload-http-method-override': fc.constantFrom('GET', 'PATCH', ''),
  'x-request-id': fc.constantFrom('mine', 'a'.repeat(300)),
  range: fc.constantFrom('bytes=0-', 'bytes=9-1', 'x'),
  authorization: fc.constantFrom('JWT x.y.z', 'Bearer x', 'users API-Key x', 'Basic eDp5'),
  origin: fc.constantFrom('https://evil.example', 'null', 'http://localhost:3000'),
  cookie: fc.constantFrom('payload-token=x', 'payload-tenant=x; courtyard-locale=fr', ';;=;'),
}

const HEADERS: fc.Arbitrary<Record<string, string>> = fc
  .subarray(Object.keys(HEADER), { minLength: 1, maxLength: 2 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, HEADER[name]!]))))

const segment = (name: string, known: Known, slug: string): fc.Arbitrary<string> => {
  const wild = text().map((value) => encodeURIComponent(wellFormed(value)) || '_')
  const rows = known.rows.get(slug) ?? known.ids
  const pool = name === 'community' ? known.communities : name === 'filename' ? known.files : rows
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...pool) },
    { weight: 1, arbitrary: fc.constantFrom(...known.ids) },
    { weight: 1, arbitrary: wild },
    { weight: 1, arbitrary: fc.constantFrom('..', '%2e%2e', '%2f', '%00', '%E0%A4%A', 'x%20y') },
  )
}

const pathOf = (path: string, known: Known): fc.Arbitrary<string> => {
  const slug = path.includes('/packages/') ? 'packages' : (path.split('/')[1] ?? '')
  const parts = path.split('/').map((part) => {
    if (part === ':rest*') return text().map((value) => encode(value) || 'x')
    if (part.startsWith(':')) return segment(part.slice(1).replace('?', ''), known, slug)
    return fc.constant(part)
  })
  return fc.tuple(...parts).map((all) => all.join('/'))
}

const RAW = [
  '',
  '{',
  '[',
  'null',
  '"x"',
  '1',
  '[]',
  '[1]',
  '{"__proto__":{"isAdmin":true}}',
  '{"a":1}{"b":2}',
  '\u0000',
  `{"a":${'['.repeat(3000)}${']'.repeat(3000)}}`,
  'x'.repeat(70_000),
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nzzz',
  '--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{\r\n--x--\r\n',
  '--x--',
]

const formOf = (data: unknown): fc.Arbitrary<FormData> =>
  fc
    .tuple(
      fc.constantFrom('file', 'file', 'photo', '_payload'),
      fc.constantFrom<Uint8Array>(
        PNG,
        PNG,
        new Uint8Array(),
        Buffer.from('<svg/>'),
        PNG.subarray(0, 30),
      ),
      fc.constantFrom(
        'a.png',
        '../../a.png',
        'a\u0000.png',
        '',
        'a.svg',
        'é'.repeat(300),
        'x.html',
      ),
      fc.constantFrom('image/png', 'image/svg+xml', 'text/html', '', 'x'),
      fc.constantFrom('json', 'json', 'broken', 'none', 'list'),
    )
    .map(([field, bytes, name, type, said]) => {
      const form = new FormData()
      if (said === 'json') form.set('_payload', JSON.stringify(data))
      if (said === 'broken') form.set('_payload', '{"a":')
      if (said === 'list') form.set('_payload', '[1,2]')
      form.append(field, new File([new Uint8Array(bytes)], name, { type }))
      return form
    })

const shotAt = (route: Route, world: World, known: Known): fc.Arbitrary<Shot> => {
  const strong = world.actors.flatMap(({ persona }, index) =>
    ['manager', 'both', 'operator', 'concierge'].includes(persona) ? [index] : [],
  )
  const names = ['id', ...route.fields.map(({ name }) => name)]
  const random = body(route.fields, known)
  // From a whole and valid document, so that some are written.
  const almost = fc
    .tuple(
      fc.constantFrom('own', 'second', 'foreign'),
      random,
      fc.subarray(names, { maxLength: Math.min(2, names.length) }),
    )
    .map(([place, other, changed]) => ({
      ...documentFor(route.path.slice(1), place as Target, world),
      ...Object.fromEntries(Object.entries(other).filter(([name]) => changed.includes(name))),
    }))
  const isCreate = route.method === 'post' && route.fields.length > 0 && route.slug !== undefined
  const data =
    route.schema === undefined
      ? isCreate && route.path === `/${String(route.slug)}` && !route.slug!.startsWith('payload-')
        ? fc.oneof(almost, random)
        : random
      : (fromSchema(route.schema, known.ids) as fc.Arbitrary<Record<string, unknown>>)
  const content: fc.Arbitrary<Pick<Shot, 'body' | 'kind'>> =
    route.method === 'get'
      ? fc.constant({ body: undefined, kind: 'none' })
      : fc.oneof(
          {
            weight: route.isUpload ? 3 : 8,
            arbitrary: data.map((value) => ({ body: value, kind: 'json' as const })),
          },
          { weight: 1, arbitrary: junk().map((value) => ({ body: value, kind: 'json' as const })) },
          {
            weight: 1,
            arbitrary: fc
              .constantFrom(...RAW)
              .map((value) => ({ body: value, kind: 'raw' as const })),
          },
          {
            weight: route.isUpload ? 8 : 1,
            arbitrary: data
              .chain((value) => formOf(value))
              .map((value) => ({ body: value, kind: 'form' as const })),
          },
          { weight: 1, arbitrary: fc.constant({ body: undefined, kind: 'none' as const }) },
        )
  return fc
    .tuple(
      pathOf(route.path, known),
      fc.oneof(
        { weight: route.method === 'get' ? 1 : 4, arbitrary: fc.constant('') },
        { weight: route.method === 'get' ? 3 : 1, arbitrary: query(names, known) },
      ),
      // Who may do most comes furthest.
      fc.oneof(fc.nat(world.actors.length - 1), fc.constantFrom(...strong)),
      fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: HEADERS }),
      content,
      fc.oneof(
        { weight: 12, arbitrary: fc.constant(route.method.toUpperCase()) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
        },
      ),
    )
    .map(([path, search, actor, headers, sent, method]) => ({
      method,
      path,
      search,
      actor,
      headers,
      ...(method === 'GET' ? { body: undefined, kind: 'none' as const } : sent),
    }))
}

/** The shots of one seed: the same number gives the same ones. */
export const shotsFor = (
  routes: readonly Route[],
  world: World,
  known: Known,
  { seed, count }: { seed: number; count: number },
): Shot[] => {
  // Whatever no route takes is refused at once: a few of those are enough.
  const weightOf = ({ method, path, slug }: Route) => {
    if (path.includes(':rest*')) return 0.1
    return method === 'post' && path === `/${String(slug)}` ? 3 : 1
  }
  const whole = routes.reduce((sum, route) => sum + weightOf(route), 0)
  return routes.flatMap((route, index) =>
    fc.sample(shotAt(route, world, known), {
      seed: seed + index,
      numRuns: Math.ceil((count * weightOf(route)) / whole),
    }),
  )
}
