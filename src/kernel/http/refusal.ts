import type { PayloadRequest } from 'payload'
import { localeOfRequest } from '../i18n/translate'
import { describeFailure } from './errorShape'
import type { ErrorBody } from './errorShape'
import { retryAfter } from './rateLimit/tooMany'

/** What Payload's panel reads of a failed answer; `error` beside it is the shape for everybody. */
interface PanelErrors {
  errors: {
    name?: string
    message: string
    data?: { errors: { path: string; message: string }[] }
  }[]
}

const fieldsOf = ({ error }: ErrorBody): { path: string; message: string }[] => {
  const all = error.details?.['fields']
  if (typeof all === 'object' && all !== null) {
    return Object.entries(all).map(([path, message]) => ({ path, message: String(message) }))
  }
  return error.field === undefined ? [] : [{ path: error.field, message: error.message }]
}

export const panelErrors = (body: ErrorBody): PanelErrors => {
  const { message } = body.error
  const fields = fieldsOf(body)
  if (fields.length === 0) return { errors: [{ message }] }
  return { errors: [{ name: 'ValidationError', message, data: { errors: fields } }] }
}

/** The answer for a failure, in the one shape. `req` is missing where the request was not readable. */
export const refusal = (
  error: unknown,
  req: PayloadRequest | undefined,
  { isForPanel = false, headers }: { isForPanel?: boolean; headers?: Headers } = {},
): Response => {
  const source = req?.headers ?? headers
  const locale = source ? localeOfRequest({ headers: source }) : 'en'
  const { status, body } = describeFailure(error, req, locale)
  return Response.json(isForPanel ? { ...body, ...panelErrors(body) } : body, {
    status,
    headers: {
      'cache-control': 'private, no-store',
      ...(body.error.requestId !== undefined && { 'x-request-id': body.error.requestId }),
      ...retryAfter(body),
      ...(status === 503 && { 'retry-after': '5' }),
    },
  })
}
