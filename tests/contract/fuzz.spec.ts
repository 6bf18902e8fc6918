import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startApp, type App } from '../helpers/app'
import { routesOf, shotsFor, type Route, type Shot } from './fuzz/requests'
import type { Known } from './fuzz/values'
import { PERSONAS } from './expectations'
import { buildWorld, type World } from './world'

const COUNT = Number(process.env['FUZZ_COUNT'] ?? 10_000)
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_124)

let app: App
let world: World
let routes: Route[]
let known: Known
const unhandled: string[] = []
const errors: string[] = []

const note = (error: unknown) => {
  unhandled.push(error instanceof Error ? String(error.stack) : String(error))
}

beforeAll(async () => {
  app = await startApp({ DATABASE_POOL_SIZE: '6', RATE_LIMIT_SCALE: '0' })
  world = await buildWorld(app)
  routes = await routesOf(app)
  const places = Object.values(world.places)
  const media = await app.sql<{ filename: string }>('select filename from media')
  const rows = new Map<string, string[]>()
  const ids = new Set<string>(Object.values(world.spare))
  for (const place of places) for (const id of [place.id, place.unit, place.otherUnit]) ids.add(id)
  for (const { slug } of app.manifest.collections) {
    const table = slug.replaceAll('-', '_')
    rows.set(
      slug,
      (await app.sql<{ id: string }>(`select id from ${table}`)).map(({ id }) => id),
    )
    for (const id of rows.get(slug)!.slice(0, 20)) ids.add(id)
  }
  // What belongs to the community that most of the people know comes up more often.
  const { own } = world.places
  const often = <T>(list: readonly T[], one: T) => [...list, ...list.map(() => one)]
  rows.set('communities', often(rows.get('communities')!, own.id))
  rows.set('units', often(rows.get('units')!, own.unit))
  known = {
    ids: [...ids],
    rows,
    communities: often(
      places.map(({ slug }) => slug),
      own.slug,
    ),
    files: media.map(({ filename }) => filename),
  }
  await app.sql('create table fuzz_sessions as select * from users_sessions')
  await app.sql('create table fuzz_memberships as select * from memberships')
  process.on('unhandledRejection', note)
  process.on('uncaughtException', note)
  // Two loggers: Payload's own, and ours behind describeFailure.
  const { log } = await import('@/kernel/log')
  for (const logger of [app.payload.logger, log()]) {
    logger.error = (...args: unknown[]) => {
      errors.push(args.map((one) => describeLog(one)).join(' '))
    }
  }
}, 180_000)
afterAll(async () => {
  process.off('unhandledRejection', note)
  process.off('uncaughtException', note)
  await app.stop()
})

/** A person who signs out, or a manager who ends their own term, takes part again. */
const bringBack = async () => {
  await app.sql('insert into users_sessions select * from fuzz_sessions on conflict do nothing')
  await app.sql(`update memberships m
    set role = f.role, status = f.status, unit_id = f.unit_id, valid_from = f.valid_from,
      valid_to = f.valid_to
    from fuzz_memberships f where f.id = m.id`)
}

const describeLog = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value)
  const { err, msg, url } = value as { err?: unknown; msg?: unknown; url?: unknown }
  const cause = err instanceof Error ? `${String(err.stack)} <- ${String(err.cause)}` : String(err)
  return `${String(msg)} ${String(url)} ${cause}`
}

/** What no stranger may learn from an answer. */
const LEAKS = [
  /\bat [\w.<>]+ \(?(?:file:|\/|node:)/,
  /node_modules/,
  /\b(?:select|insert into|update|delete from)\b.+\b(?:from|values|set|where)\b.+\$\d/i,
  /Failed query/i,
  /violates|constraint|relation "|column "|syntax error|_idx\b|_fkey\b|pkey\b/i,
  /\bpg(?:boss|_catalog)?\.|drizzle|payload_migrations/i,
  /"(?:salt|hash|resetPasswordToken|stack)":/,
  /TypeError|ReferenceError|RangeError|SyntaxError|Cannot read properties/,
]

/** What a person wrote may stand in the answer to them. */
const withoutOwnWords = (answer: string, shot: Shot): string => {
  const words = [decode(shot.search), decode(shot.path), bodyText(shot)].join(' ')
  return answer
    .replaceAll(/"field":"(?:[^"\\]|\\.)*"/g, '')
    .split(/(?<=[,{}[\]])/)
    .filter((part) => part.length < 3 || !words.includes(part.replaceAll(/[,{}[\]]/g, '')))
    .join('')
}
const decode = (value: string) => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
const bodyText = ({ body, kind }: Shot) => (kind === 'json' ? JSON.stringify(body ?? null) : '')

/** Refusals that are about one field of what was sent. */
const OF_A_FIELD = new Set(
  ['required', 'invalid', 'too-long', 'too-short'].map((name) => `validation.${name}`),
)
const isObject = ({ kind, body }: Shot): boolean =>
  kind === 'json' && typeof body === 'object' && body !== null && !Array.isArray(body)
const isOwn = ({ method, path }: Shot): boolean =>
  app.manifest.modules
    .flatMap(({ endpoints }) => endpoints ?? [])
    .some(
      (one) =>
        one.method === method.toLowerCase() &&
        new RegExp(`^${one.path.replaceAll(/:\\w+/g, '[^/]+')}$`).test(path),
    )

const problemOf = (shot: Shot, status: number, body: unknown, type: string): string | undefined => {
  if (status >= 500) return 'a server error'
  const said = typeof body === 'string' ? body : JSON.stringify(body)
  if (status < 400) return undefined
  if (!type.startsWith('application/json')) return `a refusal as ${type}`
  const { error } = body as { error?: Record<string, unknown> }
  if (typeof error !== 'object') return 'a refusal in another shape'
  const { code, message, requestId } = error
  const expected = app.manifest.errors[String(code)]
  if (expected === undefined) return `an unknown code ${String(code)}`
  if (expected !== status) return `${String(code)} with another status`
  if (typeof message !== 'string' || message.trim() === '') return 'no sentence'
  if (/^[a-z-]+\.[a-z-]+$/.test(message) || message.includes('wrong on our side')) {
    return `no sentence of its own: ${message}`
  }
  if (typeof requestId !== 'string' || requestId === '') return 'no request id'
  if (isOwn(shot) && OF_A_FIELD.has(String(code)) && isObject(shot) && !error['field']) {
    return `no field with ${String(code)}`
  }
  const leak = LEAKS.find((pattern) => pattern.test(withoutOwnWords(said, shot)))
  return leak && `tells ${String(leak)}`
}

describe('the fuzz', () => {
  it('knows every endpoint and collection of the product', () => {
    const paths = new Set(routes.map(({ method, path }) => `${method} ${path}`))
    for (const { endpoints } of app.manifest.modules) {
      for (const { method, path } of endpoints ?? []) expect(paths).toContain(`${method} ${path}`)
    }
    for (const { slug } of app.manifest.collections) {
      for (const one of ['get', 'post']) expect(paths).toContain(`${one} /${slug}`)
      for (const one of ['get', 'patch', 'delete']) expect(paths).toContain(`${one} /${slug}/:id`)
    }
    expect(world.actors.map(({ persona }) => persona)).toEqual(PERSONAS)
  })

  it(`finds no server error, no other shape and no secret in ${String(COUNT)} requests`, async () => {
    process.stdout.write(`fuzz: seed ${String(SEED)}, FUZZ_SEED and FUZZ_COUNT change it\n`)
    const shots = shotsFor(routes, world, known, { seed: SEED, count: COUNT })
    const wrong = new Map<string, { times: number; example: string }>()
    const statuses = new Map<number, number>()
    const fire = async (shot: Shot) => {
      const actor = world.actors[shot.actor]!
      const address = `${shot.path}${shot.search === '' ? '' : `?${shot.search}`}`
      const { cookie: other, ...headers } = shot.headers
      const before = errors.length
      const {
        status,
        body,
        headers: answered,
      } = await app.call(shot.method, address, {
        as: other === undefined ? actor.cookie : [actor.cookie, other].filter(Boolean).join('; '),
        body: shot.kind === 'json' ? JSON.stringify(shot.body) : shot.body,
        headers,
      })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (status < 300 && /^\/(?:users|memberships)/.test(shot.path)) await bringBack()
      const problem =
        problemOf(shot, status, body, answered.get('content-type') ?? '') ??
        (errors.length > before ? 'an error in the log' : undefined)
      if (problem === undefined) return
      const cause = errors.slice(before).join('\n').slice(0, 900)
      const place =
        `${shot.method} ${shot.path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')}`.slice(0, 60)
      const reason = cause.split('\n')[0]!.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
      const kind = `${place}: ${problem} ${reason.slice(0, 300)}`
      const held = wrong.get(kind) ?? { times: 0, example: '' }
      const said = `${shot.kind} ${bodyText(shot).slice(0, 300)} ${JSON.stringify(headers)}`
      const example = `${actor.persona}: ${address.slice(0, 300)} ${said.slice(0, 500)} -> ${String(status)} ${JSON.stringify(body).slice(0, 300)}\n${cause}`
      wrong.set(kind, { times: held.times + 1, example: held.example || example })
    }
    for (const shot of shots) await fire(shot)
    process.stdout.write(
      `fuzz: ${String(shots.length)} requests, ${[...statuses]
        .toSorted()
        .map(([status, times]) => `${String(times)} x ${String(status)}`)
        .join(', ')}\n`,
    )
    expect(Object.fromEntries([...wrong].slice(0, 20))).toEqual({})
    expect(unhandled).toEqual([])
    expect(shots.length).toBeGreaterThanOrEqual(COUNT)
    // Much is refused, but enough gets through for the fuzz to have seen the inside.
    const through = [...statuses].filter(([status]) => status < 300)
    expect(through.reduce((sum, [, times]) => sum + times, 0)).toBeGreaterThan(COUNT / 10)
  }, 600_000)
})
