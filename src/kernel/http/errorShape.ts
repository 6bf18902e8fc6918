import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { isAppError } from '../errors'
import { messageFor } from '../i18n/translate'
import { log } from '../log'

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
  details?: Record<string, string | number | boolean | null>
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

const problemOfZod = (error: z.ZodError): Problem => {
  const [issue] = error.issues
  if (!issue) return { status: 400, code: 'validation.invalid' }
  const field = issue.path.map(String).join('.')
  return { status: 400, ...codeOfIssue(issue), ...(field && { field }) }
}

const payloadFieldError = (error: object): { path?: string; message?: string } => {
  if (!('data' in error) || typeof error.data !== 'object' || error.data === null) return {}
  const errors = 'errors' in error.data ? error.data.errors : undefined
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  if (typeof first !== 'object' || first === null) return {}
  return {
    ...('path' in first && typeof first.path === 'string' && { path: first.path }),
    ...('message' in first && typeof first.message === 'string' && { message: first.message }),
  }
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
  '22007': { status: 400, code: 'validation.invalid' },
  '22008': { status: 400, code: 'validation.invalid' },
  '22021': { status: 400, code: 'validation.invalid' },
  '22P05': { status: 400, code: 'validation.invalid' },
  '23502': { status: 409, code: 'conflict' },
  '23503': { status: 409, code: 'conflict' },
  '23505': { status: 409, code: 'conflict' },
  '42501': { status: 403, code: 'access.denied' },
  '40001': { status: 409, code: 'conflict' },
  '40P01': { status: 409, code: 'conflict' },
  '55P03': { status: 409, code: 'conflict' },
}

const sqlStateOf = (error: unknown, depth = 0): string | undefined => {
  if (typeof error !== 'object' || error === null || depth > 4) return undefined
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)) {
    return error.code
  }
  return 'cause' in error ? sqlStateOf(error.cause, depth + 1) : undefined
}

const problemOfPayload = (error: object & { status: number }): Problem | undefined => {
  const code = STATUS_CODES[error.status]
  if (code === undefined) return undefined
  const { path, message } = payloadFieldError(error)
  return {
    status: error.status,
    code,
    ...(path !== undefined && { field: path }),
    ...(path !== undefined && message !== undefined && { message }),
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
  if (typeof error === 'object' && error !== null && 'status' in error) {
    const { status } = error
    if (typeof status === 'number') return problemOfPayload({ ...error, status })
  }
  return undefined
}

export const requestIdOf = (req: Pick<PayloadRequest, 'headers'> | undefined): string =>
  req?.headers.get('x-request-id') ?? randomUUID()

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
  const problem = problemOf(error)
  if (!problem) {
    log().error({
      err: error,
      requestId,
      community: req?.routeParams?.['community'],
      userId: req?.user?.id,
      url: req?.pathname,
      msg: 'a request failed unexpectedly',
    })
  }
  const { status, code, field, details, message } = problem ?? { status: 500, code: 'internal' }
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
