import type { FieldHook } from 'payload'
import { AppError } from '@/kernel/errors'

/** Payload writes an address in small letters before it looks whether it is a text at all. */
export const emailIsText: FieldHook = ({ value }) => {
  const given: unknown = value
  if (given !== null && given !== undefined && typeof given !== 'string') {
    throw new AppError({ code: 'validation.invalid', status: 400, field: 'email' })
  }
  return given
}
