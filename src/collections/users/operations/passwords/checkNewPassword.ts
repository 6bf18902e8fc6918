import type { PayloadRequest } from 'payload'
import { AppError } from '@/kernel/errors'
import { isMainlyPersonal, partsOf } from '../../domain/personal'
import type { About } from '../../domain/personal'
import { wasUsedBefore } from './history'
import { isBreached, strengthOf } from './strength'

const PASSWORD_MIN = 12
export const PASSWORD_MAX = 200
const SCORE_MIN = 3

interface NewPassword {
  password: string
  /** Who it is for; what is known of them makes a bad password. */
  about: About
  /** The field that a refusal names. */
  field?: string
  /** An account that has had passwords before. */
  past?: { req: PayloadRequest; userId: string }
}

/**
 * Refuses a password that others would guess, and says why and what helps.
 * @throws AppError 400 `validation.too-short`, `validation.too-long`, `users.password-breached`,
 * `users.password-personal`, `users.password-guessable`, `users.password-used-before`, on `field`.
 */
export const checkNewPassword = async ({
  password,
  about,
  field = 'password',
  past,
}: NewPassword): Promise<void> => {
  const refuse = (code: string, details?: Record<string, string | number>) =>
    new AppError({ code, status: 400, field, ...(details && { details }) })
  const { length } = password.trim()
  if (length < PASSWORD_MIN) throw refuse('validation.too-short', { min: PASSWORD_MIN })
  if (length > PASSWORD_MAX) throw refuse('validation.too-long', { max: PASSWORD_MAX })
  if (await isBreached(password)) throw refuse('users.password-breached')
  if (isMainlyPersonal(password, about)) throw refuse('users.password-personal')
  const { score, reason } = await strengthOf(password, partsOf(about))
  if (score < SCORE_MIN) throw refuse('users.password-guessable', { reason })
  if (past && (await wasUsedBefore(past.req, past.userId, password))) {
    throw refuse('users.password-used-before')
  }
}
