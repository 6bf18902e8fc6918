import { APIError } from 'payload'

export interface AppErrorOptions {
  /** `module.problem`; also the message key below `errors`. */
  code: string
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503
  /** Path of the field that is wrong, where there is one. */
  field?: string
  /** Values for the message's placeholders; never anything that the person may not see. */
  details?: Record<string, string | number | boolean | null>
}

/** An expected failure: the person is told what is wrong in their own language. */
export class AppError extends APIError {
  override readonly name = 'AppError'
  readonly code: string
  readonly field: string | undefined
  readonly details: AppErrorOptions['details']

  constructor({ code, status, field, details }: AppErrorOptions) {
    super(code, status, null, true)
    this.code = code
    this.field = field
    this.details = details
  }
}

export const notFound = (): AppError => new AppError({ code: 'not-found', status: 404 })
export const accessDenied = (): AppError => new AppError({ code: 'access.denied', status: 403 })
export const authRequired = (): AppError => new AppError({ code: 'auth.required', status: 401 })
/** There is no room at this moment: the same works a little later. */
export const busy = (): AppError => new AppError({ code: 'busy', status: 503 })

/**
 * Next bundles pages, actions and routes apart, so one process holds several copies of the class,
 * and `instanceof` knows only its own.
 */
export const isAppError = (error: unknown): error is AppError =>
  error instanceof Error && error.name === 'AppError' && 'code' in error && 'status' in error
