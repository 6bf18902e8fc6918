import type { ErrorCatalogue } from '../errorCatalogue'
import { messageFor } from '../../i18n/translate'
import type { Operation, Parameter, Reply, Schema } from './shapes'

export const ERROR_SCHEMA: Schema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      additionalProperties: false,
      properties: {
        code: { type: 'string', description: 'For programs; listed in docs/api/errors.md.' },
        message: { type: 'string', description: 'For people, in their language.' },
        field: { type: 'string', description: 'Path of what is wrong.' },
        details: {
          type: 'object',
          description: 'What the sentence is about; all fields that are wrong.',
        },
        requestId: {
          type: 'string',
          description: 'Also in the header X-Request-Id and in the log.',
        },
      },
    },
  },
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Something that was sent is wrong.',
  401: 'Nobody is signed in.',
  403: 'The person may not do this.',
  404: 'It is not there, or not for this person.',
  409: 'It has changed, or is not in a state for this.',
  410: 'It is over.',
  413: 'More than is taken.',
  415: 'Of a type that is not taken.',
  422: 'The Idempotency-Key was used for something else.',
  429: 'Too often; Retry-After says when to come again.',
  500: 'Our fault; it is in the log under the request’s id.',
  503: 'Too much to do; try again soon.',
}

/** Stands for the values that an answer fills in. */
export const VALUES = {
  max: '…',
  min: '…',
  count: '…',
  line: '…',
  reason: 'other',
  referrers: '…',
  id: '…',
  seconds: 40,
  minutes: 0,
}

const RETRY = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } }

/** One reply for each status of the catalogue, with the codes that come with it. */
export const errorReplies = (errors: ErrorCatalogue): Record<string, Reply> => {
  const statuses = [...new Set(Object.values(errors))].toSorted((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = Object.keys(errors).filter((code) => errors[code] === status)
      const [code = 'internal'] = codes
      const message = messageFor('en', code, VALUES)
      const reply: Reply = {
        description: `${TITLES[status] ?? ''} Codes: ${codes.toSorted().join(', ')}.`,
        ...((status === 429 || status === 503) && { headers: RETRY }),
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
            example: {
              error: { code, message, requestId: '5b0e7a52-7f0c-4c1e-9f0a-3d1c5a0b9c77' },
            },
          },
        },
      }
      return [`Error${String(status)}`, reply]
    }),
  )
}

export const failures = (...statuses: readonly number[]): Operation['responses'] =>
  Object.fromEntries(
    [...new Set([...statuses, 429, 500, 503])]
      .toSorted((a, b) => a - b)
      .map((status) => [String(status), { $ref: `#/components/responses/Error${String(status)}` }]),
  )

export const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'A name of the client’s for this attempt. Sent again within 24 hours with the same content, it gets the stored answer (`Idempotent-Replayed: true`) and nothing is done twice; with other content, 422. A failed attempt frees it.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,128}$' },
}

export const WITH_KEY = { $ref: '#/components/parameters/IdempotencyKey' }

export const json = (schema: Schema, example?: unknown) => ({
  'application/json': { schema, ...(example !== undefined && { example }) },
})
