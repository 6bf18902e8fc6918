import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { isAppError } from '../errors'
import { messageFor } from '../i18n/translate'
import { log } from '../log'
import { pathForLog } from '../observability/routeClass'
import { currentWork } from '../observability/work'

/** The one shape of every failed request. */
export interface ErrorBody {
  error: {
    code: string
    message: string
    field?: string
    details?: Record<string, unknown>
    requestId?: string
  }
}

export interface Problem {
  status: number
  code: string
  field?: string
  details?: Record<string, unknown>
  /** A sentence that is already in the person's language; else it is looked up by code. */
  message?: string
}

const codeOfIssue = (issue: z.core.$ZodIssue): Pick<Problem, 'code' | 'details'> => {
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.input === undefined ? 'validation.required' : 'validation.invalid' }
    case 'too_big':
      return { code: 'validation.too-long', details: { max: Number(issue.maximum) } }
    case 'too_small':
      return issue.minimum === 1
        ? { code: 'validation.required' }
        : { code: 'validation.too-short', details: { min: Number(issue.minimum) } }
    default:
      return { code: 'validation.invalid' }
  }
}

const fieldOfIssue = (issue: z.core.$ZodIssue): string[] => {
  const here = issue.path.map(String)
  // What is not asked for is a field too: the one that has to go.
  if (issue.code === 'unrecognized_keys') return [...here, ...issue.keys.slice(0, 1)]
  // Of several shapes none fits: what is wrong with the first that was begun.
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().map(fieldOfIssue)
    return [...here, ...(inner.find((path) => path.length > 0) ?? [])]
  }
  return here
}

/** A name that came with the request goes back no longer than this. */
const MAX_FIELD = 200

const problemOfZod = (error: z.ZodError): Problem => {
  const [issue] = error.issues
  if (!issue) return { status: 400, code: 'validation.invalid' }
  const field = fieldOfIssue(issue).join('.').slice(0, MAX_FIELD)
  return { status: 400, ...codeOfIssue(issue), ...(field && { field }) }
}

interface FieldProblem {
  path: string
  message?: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Payload's validation lists its fields in `data.errors`, a refused query in `data` itself. */
const fieldsOf = (error: object): FieldProblem[] => {
  const data = 'data' in error ? error.data : undefined
  const list: unknown = isRecord(data) && 'errors' in data ? data['errors'] : data
  if (!Array.isArray(list)) return []
  return list
    .filter(isRecord)
    .flatMap(({ path, message }) =>
      typeof path === 'string' && path !== ''
        ? [{ path, ...(typeof message === 'string' && { message }) }]
        : [],
    )
}

const STATUS_CODES: Readonly<Record<number, string>> = {
  400: 'validation.invalid',
  401: 'auth.required',
  403: 'access.denied',
  404: 'not-found',
  409: 'conflict',
  413: 'files.too-large',
  415: 'files.unsupported-type',
  429: 'rate-limited',
}

/** SQLSTATEs that a client can cause. https://www.postgresql.org/docs/18/errcodes-appendix.html */
const SQLSTATE: Readonly<Record<string, Problem>> = {
  '22P02': { status: 400, code: 'validation.invalid' },
  '22001': { status: 400, code: 'validation.invalid' },
  '22003': { status: 400, code: 'validation.invalid' },
  '22007': { status: 400, code: 'validation.invalid' },
  '22008': { status: 400, code: 'validation.invalid' },
  '22021': { status: 400, code: 'validation.invalid' },
  '22P05': { status: 400, code: 'validation.invalid' },
  '23514': { status: 400, code: 'validation.invalid' },
  '54000': { status: 400, code: 'validation.invalid' },
  '23502': { status: 409, code: 'conflict' },
  '23503': { status: 409, code: 'conflict' },
  '23505': { status: 409, code: 'conflict' },
  '42501': { status: 403, code: 'access.denied' },
  '40001': { status: 409, code: 'conflict' },
  '40P01': { status: 409, code: 'conflict' },
  '55P03': { status: 409, code: 'conflict' },
}

const MAX_CAUSES = 4

/** Looks at an error and at what caused it, from the outside in. */
const alongCauses = <T>(
  error: unknown,
  look: (at: Record<string, unknown>) => T | undefined,
  depth = 0,
): T | undefined => {
  if (!isRecord(error) || depth > MAX_CAUSES) return undefined
  return look(error) ?? alongCauses(error['cause'], look, depth + 1)
}

const sqlStateOf = (error: unknown): string | undefined =>
  alongCauses(error, ({ code }) =>
    typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined,
  )

/** The pool has no connection to give: so says `pg`, which has no code for it. */
const isCrowded = (error: unknown): boolean =>
  alongCauses(error, ({ message }) =>
    message === 'timeout exceeded when trying to connect' ? true : undefined,
  ) ?? false

/** Payload's own errors that say more than their status. */
const NAMED: Readonly<Record<string, string>> = {
  MissingFile: 'files.missing',
  QueryError: 'query.invalid',
}

const problemOfPayload = (error: object, status: number): Problem | undefined => {
  const name = 'name' in error && typeof error.name === 'string' ? error.name : ''
  const code = NAMED[name] ?? STATUS_CODES[status]
  if (code === undefined) return undefined
  const fields = fieldsOf(error)
  const [first] = fields
  return {
    status,
    code,
    ...(first && { field: first.path }),
    ...(first?.message !== undefined && { message: first.message }),
    ...(fields.length > 1 && {
      details: { fields: Object.fromEntries(fields.map((one) => [one.path, one.message ?? code])) },
    }),
  }
}

/** What a failure means to the client; undefined where it was not expected. */
export const problemOf = (error: unknown): Problem | undefined => {
  if (isAppError(error)) {
    const { status, code, field, details } = error
    return { status, code, ...(field && { field }), ...(details && { details }) }
  }
  if (error instanceof z.ZodError) return problemOfZod(error)
  const known = SQLSTATE[sqlStateOf(error) ?? '']
  if (known) return known
  if (isCrowded(error)) return { status: 503, code: 'busy' }
  if (typeof error === 'object' && error !== null && 'status' in error) {
    const { status } = error
    if (typeof status === 'number') return problemOfPayload(error, status)
  }
  return undefined
}

/** Somebody who is not signed in may be right to come: they are asked who they are. */
const asked = (problem: Problem | undefined, req: PayloadRequest | undefined) =>
  problem?.code === 'access.denied' && req && !req.user
    ? { status: 401, code: 'auth.required' }
    : problem

export const requestIdOf = (req: Pick<PayloadRequest, 'headers'> | undefined): string =>
  req?.headers.get('x-request-id') ?? currentWork()?.requestId ?? randomUUID()

/**
 * Status and body for a failure. What was not expected is logged with the request's id, and the
 * client learns that id alone.
 */
export const describeFailure = (
  error: unknown,
  req: PayloadRequest | undefined,
  locale: string,
): { status: number; body: ErrorBody } => {
  const requestId = requestIdOf(req)
  const problem = asked(problemOf(error), req)
  if (!problem) {
    log().error({
      err: error,
      requestId,
      community: req?.routeParams?.['community'],
      userId: req?.user?.id,
      url: pathForLog(req?.pathname ?? ''),
      msg: 'a request failed unexpectedly',
    })
  }
  const { status, code, field, details, message }: Problem = problem ?? {
    status: 500,
    code: 'internal',
  }
  return {
    status,
    body: {
      error: {
        code,
        message: message ?? messageFor(locale, code, { ...details, id: requestId }),
        ...(field !== undefined && { field }),
        ...(details !== undefined && { details }),
        requestId,
      },
    },
  }
}
