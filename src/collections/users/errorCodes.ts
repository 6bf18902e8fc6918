import type { ErrorCatalogue } from '@/kernel/http/errorCatalogue'

/** Refusals of the second step, of passkeys and of changes. */
export const secondStepCodes: ErrorCatalogue = {
  'users.email-same': 400,
  'users.email-taken': 409,
  'users.passkey-known': 409,
  'users.passkey-refused': 400,
  'users.passkeys-full': 409,
  'users.second-step-elsewhere': 409,
  'users.second-step-none': 409,
  'users.second-step-off': 409,
  'users.second-step-on': 409,
  'users.second-step-operator': 409,
  'users.second-step-over': 409,
  'users.second-step-own': 409,
  'users.second-step-wrong': 400,
  'users.sign-in-over': 410,
  'users.undo-over': 410,
}
