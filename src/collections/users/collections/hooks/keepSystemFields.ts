import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/kernel/errors'

const OWN_ROUTES_ONLY = ['password', 'email'] as const

/**
 * A password or an address changes through routes that ask for proof, never by an update of the
 * row: Payload asks neither for the old password nor for the new address.
 */
export const keepSystemFields: CollectionBeforeChangeHook = ({
  data,
  operation,
  originalDoc,
  overrideAccess,
}) => {
  if (operation !== 'update' || overrideAccess === true) return data
  for (const field of OWN_ROUTES_ONLY) {
    const given: unknown = data[field]
    if (given !== undefined && given !== originalDoc?.[field]) {
      throw new AppError({ code: 'users.own-route', status: 403, field })
    }
  }
  return data
}
