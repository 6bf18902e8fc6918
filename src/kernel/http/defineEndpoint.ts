import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction } from '../database/transaction'
import type { Role } from '../domain/membership'
import { accessDenied, AppError, authRequired, notFound } from '../errors'
import type { Locale } from '../i18n/locales'
import { identity } from '../identity'
import type { CommunityIdentity } from '../identity'
import { rolesIn, scopeOf } from '../tenancy/scope'
import type { Scope } from '../tenancy/scope'
import { requestIdOf } from './errorShape'
import { claimKey, hashOf, idempotencyKeyOf, storeAnswer } from './idempotency'
import { limit, limitCommunity } from './rateLimit/limit'
import type { LimitClass } from './rateLimit/limits'
import { readBody } from './readBody'
import type { BodyCheck } from './readBody'
import { refusal } from './refusal'
import { READS_ITS_BODY } from './rest/readsItsBody'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export interface EndpointContext<Params, Query, Body> {
  req: PayloadRequest
  scope: Scope
  /** The community that the path names, where the person belongs to it. */
  community: CommunityIdentity
  params: Params
  query: Query
  body: Body
}

interface EndpointSpec<Params, Query, Body, Result> {
  method: Method
  /** Below `/api`. A path with `:community` is for members of that community alone. */
  path: string
  /** One sentence for the API reference. */
  summary: Record<Locale, string>
  auth: 'user' | 'anyone'
  /** How often it may be called; reads and writes have limits of their own where nothing is said. */
  limit?: LimitClass
  /** Roles in the path's community; empty: any member. */
  roles?: readonly Role[]
  params?: z.ZodType<Params>
  query?: z.ZodType<Query>
  body?: z.ZodType<Body>
  /** Bytes; 64 KiB where nothing is said. */
  maxBody?: number
  /**
   * The body is a file: the handler reads the stream itself, with no transaction around it, so that a
   * slow network holds no connection to the database. `Idempotency-Key` has no meaning here.
   */
  takesFile?: true
  /**
   * The handler does many things, each in a transaction of its own, so that one that fails takes none
   * of the others with it. Another try must do no harm: `Idempotency-Key` has no meaning here.
   */
  opensTransactions?: true
  /** Throws for a body that is not signed as it should be. */
  checkBody?: BodyCheck
  status?: 200 | 201
  /** What the handler gives, member by member: the API reference promises it. */
  response: z.ZodType<Result>
  /** Media type of a file that the handler gives as a whole `Response`; `response` is `fileSchema`. */
  file?: string
  handler: (context: EndpointContext<Params, Query, Body>) => Promise<Result>
}

export interface EndpointDefinition {
  method: Method
  path: string
  summary: Record<Locale, string>
  auth: 'user' | 'anyone'
  roles: readonly Role[]
  status: 200 | 201
  file: string | undefined
  takesFile: boolean
  opensTransactions: boolean
  schemas: { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType; response: z.ZodType }
  toPayload: () => Endpoint
}

/** The answer is a file: the handler makes it, with its headers. */
export const fileSchema = z.custom<Response>()

const NO_COMMUNITY: CommunityIdentity = {
  id: '',
  slug: '',
  name: '',
  timeZone: 'UTC',
  currency: '',
  locales: [],
  themeColor: '',
  logo: null,
}

/** A community that the person does not belong to looks like one that is not there. */
const communityOf = async (
  req: PayloadRequest,
  scope: Scope,
  roles: readonly Role[],
): Promise<CommunityIdentity> => {
  const slug: unknown = req.routeParams?.['community']
  if (typeof slug !== 'string') return NO_COMMUNITY
  const community = await identity().communityBySlug(req, slug)
  const held = community ? rolesIn(scope, community.id) : []
  if (!community || held.length === 0) throw notFound()
  if (roles.length > 0 && !held.some((role) => roles.includes(role))) throw accessDenied()
  return community
}

const json = (
  { status, body, isReplayed = false }: { status: number; body: unknown; isReplayed?: boolean },
  req: PayloadRequest,
): Response =>
  Response.json(body, {
    status,
    headers: {
      'cache-control': 'private, no-store',
      'x-request-id': requestIdOf(req),
      ...(isReplayed && { 'idempotent-replayed': 'true' }),
    },
  })

/** A handler without a schema never looks at the value, so it gets none. */
const parserOf = <T>(schema: z.ZodType<T> | undefined): ((value: unknown) => T) => {
  if (schema) return (value) => schema.parse(value, { reportInput: true })
  // To make a schema takes longer than to read with one.
  const none = z.custom<T>()
  return () => none.parse({})
}

const withIdempotency = async <Result>(
  req: PayloadRequest,
  scope: Scope,
  endpoint: string,
  asked: object,
  status: number,
  work: () => Promise<Result>,
): Promise<{ status: number; body: unknown; isReplayed?: boolean }> => {
  const key = idempotencyKeyOf(req)
  if (key === undefined || scope.userId === null) return { status, body: await work() }
  const { userId } = scope
  const attempt = { userId, key, endpoint, bodyHash: await hashOf(asked) }
  const stored = await claimKey(req, attempt)
  if (stored) return { ...stored, isReplayed: true }
  const result = await work()
  await storeAnswer(req, attempt, { status, body: result })
  return { status, body: result }
}

/**
 * Makes an endpoint: who may call it, what it takes, one error shape, one transaction for what it
 * changes, and a stored answer for a repeated `Idempotency-Key`. Payload's own custom endpoints
 * have none of this, not even authentication.
 */
export const defineEndpoint = <Params = unknown, Query = unknown, Body = unknown, Result = unknown>(
  spec: EndpointSpec<Params, Query, Body, Result>,
): EndpointDefinition => {
  const { method, path, auth, roles = [], status = method === 'post' ? 201 : 200 } = spec
  const name = `${method} ${path}`
  const limitClass = spec.limit ?? (method === 'get' ? 'read' : 'write')
  const paramsOf = parserOf(spec.params)
  const queryOf = parserOf(spec.query)
  const bodyOf = parserOf(spec.body)

  const answer = async (req: PayloadRequest): Promise<Response> => {
    if (auth === 'user' && !req.user) throw authRequired()
    await limit(req, req.user || spec.limit ? limitClass : 'anonymous')
    const scope = await scopeOf(req)
    const community = await communityOf(req, scope, roles)
    await limitCommunity(limitClass, community.id)
    const isRead = method === 'get' || spec.takesFile === true
    const raw = isRead ? undefined : await readBody(req, spec.maxBody, spec.checkBody)
    const context = {
      req,
      scope,
      community,
      params: paramsOf(req.routeParams ?? {}),
      query: queryOf(Object.fromEntries(req.searchParams)),
      body: bodyOf(raw),
    }
    if (isRead || spec.opensTransactions) {
      const result: unknown = await spec.handler(context)
      if (result instanceof Response) return result
      return json({ status, body: result }, req)
    }
    const done = await inTransaction(req, () =>
      // The path says which parcel, say: the same body about another one is another request.
      withIdempotency(
        req,
        scope,
        name,
        { at: req.routeParams ?? {}, search: req.search, raw },
        status,
        () => spec.handler(context),
      ),
    )
    return json(done, req)
  }

  return {
    method,
    path,
    summary: spec.summary,
    auth,
    roles,
    status,
    file: spec.file,
    takesFile: spec.takesFile === true,
    opensTransactions: spec.opensTransactions === true,
    schemas: {
      response: spec.response,
      ...(spec.params && { params: spec.params }),
      ...(spec.query && { query: spec.query }),
      ...(spec.body && { body: spec.body }),
    },
    toPayload: () => ({
      method,
      path,
      custom: READS_ITS_BODY,
      handler: async (req) => {
        try {
          if (path.includes(':community') && auth !== 'user') {
            throw new AppError({ code: 'access.denied', status: 403 })
          }
          return await answer(req)
        } catch (error) {
          return refusal(error, req)
        }
      },
    }),
  }
}
