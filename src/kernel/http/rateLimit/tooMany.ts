import { AppError } from '../../errors'

/** Details of a refusal: whole seconds, and minutes from the first whole one on. */
export const waitDetails = (ms: number): { seconds: number; minutes: number } => {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  return { seconds, minutes: seconds < 60 ? 0 : Math.ceil(seconds / 60) }
}

export const tooMany = (ms: number): AppError =>
  new AppError({ code: 'rate-limited', status: 429, details: waitDetails(ms) })

/** `Retry-After` for the answer to a failure; nothing for all other failures. */
export const retryAfter = (failure: {
  error: { code: string; details?: Record<string, unknown> }
}): Record<string, string> => {
  const { code, details } = failure.error
  const seconds = details?.['seconds']
  return code === 'rate-limited' && typeof seconds === 'number'
    ? { 'retry-after': String(seconds) }
    : {}
}
