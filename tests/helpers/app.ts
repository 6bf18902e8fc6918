import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { Payload, SanitizedConfig } from 'payload'
import { SYSTEM_SCOPE, withExplicitScope } from '@/kernel/database/rowScope'
import type { Manifest } from '@/kernel/module'
import { baseEnvironment, PUBLIC_URL, TEMPLATE } from './environment.mjs'

interface Urls {
  owner: string
  app: string
  system: string
}

interface Answer {
  status: number
  // Tests look into answers of every shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
  headers: Headers
}

interface CallOptions {
  /** Cookie of a person's login; nobody where it is missing. */
  as?: string | undefined
  /** Sent as JSON, or as it is where it is a form. */
  body?: unknown
  headers?: Record<string, string>
}

export interface App {
  payload: Payload
  config: Promise<SanitizedConfig>
  manifest: Manifest
  urls: Urls
  /** What a process of the product needs to join in. */
  env: Record<string, string>
  /** Calls the REST API as a browser would, without a socket in between. */
  call: (method: string, path: string, options?: CallOptions) => Promise<Answer>
  /** The same, with the answer as it comes: a file. */
  raw: (method: string, path: string, options?: CallOptions) => Promise<Response>
  /** Signs in over REST and returns the cookie. */
  login: (email: string, password?: string) => Promise<string>
  /** The cookie of a new login of theirs, without a password: a hash costs more than most tests. */
  open: (userId: string) => Promise<string>
  /** Past the walls between communities: what a test prepares or looks at, not what it is about. */
  past: Payload
  /** A connection with the rights of the database's owner, to look behind the curtain. */
  sql: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>
  stop: () => Promise<void>
}

export const PASSWORD = 'correct-horse-battery'

const server = (): { superuserUrl: string; urls: Urls; dataDir: string } => {
  const text = process.env['COURTYARD_TEST_SERVER']
  if (text === undefined) throw new Error('globalSetup did not start a database')
  return JSON.parse(text) as ReturnType<typeof server>
}

const IN_USE = '55006'

/** A database of its own for the file that asks, as the migrations left it. */
const cloneTemplate = async (superuserUrl: string, name: string): Promise<void> => {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await client.query(`create database ${name} template ${TEMPLATE} owner courtyard_owner`)
        break
      } catch (error) {
        if ((error as { code?: string }).code !== IN_USE || attempt > 50) throw error
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
    await client.query(`grant connect on database ${name} to courtyard_app, courtyard_system`)
  } finally {
    await client.end()
  }
}

const inDatabase = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

const pastWalls = (payload: Payload): Payload =>
  new Proxy(payload, {
    get: (target, name) => {
      const held: unknown = Reflect.get(target, name)
      if (typeof held !== 'function') return held
      return (...args: unknown[]): unknown =>
        withExplicitScope(SYSTEM_SCOPE, () => Reflect.apply(held, target, args) as unknown)
    },
  })

/** A database and an environment, before anything of the product is loaded. */
export const prepare = async (
  extra: Record<string, string> = {},
): Promise<{ urls: Urls; env: Record<string, string> }> => {
  const { superuserUrl, urls: template, dataDir } = server()
  const name = `test_${randomBytes(6).toString('hex')}`
  await cloneTemplate(superuserUrl, name)
  const urls = {
    owner: inDatabase(template.owner, name),
    app: inDatabase(template.app, name),
    system: inDatabase(template.system, name),
  }
  const ownData = path.join(dataDir, name)
  mkdirSync(ownData)
  const env = { ...baseEnvironment(urls), DATA_DIR: ownData, ...extra }
  Object.assign(process.env, env)
  return { urls, env }
}

/**
 * The product as payload.config.ts composes it, on a database of its own. Call it once in a file:
 * the configuration is loaded with the environment that it finds.
 */
export const startApp = async (extra: Record<string, string> = {}): Promise<App> => {
  const { urls, env } = await prepare(extra)
  const { default: config } = await import('@payload-config')
  const { createLocalReq, getPayload } = await import('payload')
  const { apiDoor } = await import('@/kernel/http/rest/apiDoor')
  const { manifest } = await import('@/modules')
  const { stopSenderBoss } = await import('@/kernel/jobs/boss')
  const { closeCounters } = await import('@/kernel/http/rateLimit/counter')
  const payload = await getPayload({ config })
  const owner = new pg.Pool({ connectionString: urls.owner, max: 2 })
  owner.on('error', () => undefined)

  const handle = apiDoor(config)
  const promised = manifest.modules
    .flatMap(({ endpoints }) => endpoints ?? [])
    .map(({ method, path, schemas }) => ({
      method: method.toUpperCase(),
      pattern: new RegExp(`^/api${path.replaceAll(/:\\w+/g, '[^/]+')}$`),
      response: schemas.response,
    }))
  /** Every answer that any test gets is what the API reference promises of it. */
  const checkPromise = (method: string, url: string, status: number, body: unknown) => {
    if (status >= 300) return
    const { pathname } = new URL(url)
    const promise = promised.find((one) => one.method === method && one.pattern.test(pathname))
    promise?.response.parse(body)
  }
  const requestOf = (
    method: string,
    address: string,
    { as, body, headers }: CallOptions = {},
  ): Request => {
    const isForm = body instanceof FormData
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    return new Request(new URL(`/api${address}`, PUBLIC_URL), {
      method,
      headers: {
        origin: PUBLIC_URL,
        ...(as !== undefined && { cookie: as }),
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && {
        body: isForm || isRaw ? (body as BodyInit) : JSON.stringify(body),
      }),
    })
  }
  const call = async (
    method: string,
    address: string,
    options: CallOptions = {},
  ): Promise<Answer> => {
    const request = requestOf(method, address, options)
    const response = await handle(request)
    const text = await response.text()
    let parsed: unknown = text
    try {
      parsed = JSON.parse(text)
    } catch {
      // Not everything is JSON: a picture, an empty answer.
    }
    checkPromise(method, request.url, response.status, parsed)
    return { status: response.status, body: parsed, headers: response.headers }
  }

  const cookies = new Map<string, Promise<string>>()
  const signIn = async (email: string, password: string): Promise<string> => {
    const { status, headers, body } = await call('POST', '/users/login', {
      body: { email, password },
    })
    const cookie = headers.get('set-cookie')?.split(';')[0]
    if (status !== 200 || cookie === undefined) {
      throw new Error(`${email} could not sign in: ${JSON.stringify(body)}`)
    }
    return cookie
  }

  const open = async (userId: string): Promise<string> => {
    const { openSession } = await import('@/collections/users/operations/sessions/openSession')
    const headers = new Headers({ origin: PUBLIC_URL })
    const req = await createLocalReq({ req: { headers } }, payload)
    const session = await openSession({ req, userId })
    if (!session) throw new Error(`${userId} cannot be signed in`)
    return `${payload.config.cookiePrefix}-token=${session.token}`
  }

  return {
    open,
    payload,
    config,
    manifest,
    urls,
    env,
    call,
    raw: (method, address, options) => handle(requestOf(method, address, options)),
    login: (email, password = PASSWORD) => {
      const held = cookies.get(email) ?? signIn(email, password)
      cookies.set(email, held)
      return held
    },
    past: pastWalls(payload),
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await owner.query<Row>(text, values)).rows,
    stop: async () => {
      await stopSenderBoss()
      await closeCounters()
      await payload.destroy()
      await owner.end()
    },
  }
}
