import type { AppErrorOptions } from '../errors'

/**
 * Every code that a failed answer can carry, with its HTTP status. The sentence of each stands
 * below `errors` in the messages and says what the person can do about it. A module lists its own
 * codes in its definition; a test holds code, list and sentences together.
 */
export type ErrorCatalogue = Readonly<Record<string, AppErrorOptions['status'] | 500>>

export const kernelErrors = {
  'access.denied': 403,
  'auth.invalid-credentials': 401,
  'auth.required': 401,
  busy: 503,
  conflict: 409,
  'devices.revoked': 403,
  'files.animation-too-large': 413,
  'files.cut-off': 400,
  'files.empty': 400,
  'files.heic': 415,
  'files.infected': 422,
  'files.length-missing': 400,
  'files.link-over': 410,
  'files.missing': 400,
  'files.not-an-image': 415,
  'files.not-staged': 409,
  'files.scanner-away': 503,
  'files.text-not-read': 503,
  'files.too-large': 413,
  'files.too-many-frames': 413,
  'files.too-many-pixels': 413,
  'files.too-many-staged': 409,
  'files.unsupported-type': 415,
  'idempotency.bad-key': 400,
  'idempotency.key-reused': 422,
  internal: 500,
  'not-found': 404,
  'notifications.link-wrong': 400,
  'notifications.mandatory': 409,
  'notifications.not-signed': 401,
  'notifications.telegram-away': 503,
  'notifications.unknown-choice': 400,
  'query.invalid': 400,
  'rate-limited': 429,
  'records.in-use': 409,
  'tenancy.community-fixed': 400,
  'tenancy.community-missing': 400,
  'tenancy.foreign-reference': 400,
  'validation.body-too-large': 413,
  'validation.content-type': 415,
  'validation.invalid': 400,
  'validation.not-readable': 400,
  'validation.required': 400,
  'validation.too-long': 400,
  'validation.too-short': 400,
} as const satisfies ErrorCatalogue
