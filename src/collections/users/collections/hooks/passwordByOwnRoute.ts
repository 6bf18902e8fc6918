import type { CollectionBeforeOperationHook } from 'payload'
import { AppError } from '@/kernel/errors'

const hasPassword = (args: object): boolean =>
  'data' in args &&
  typeof args.data === 'object' &&
  args.data !== null &&
  'password' in args.data &&
  args.data.password !== undefined

/**
 * A password changes through a route that asks for proof, never by an update of the row: Payload
 * would not ask for the old one.
 */
export const passwordByOwnRoute: CollectionBeforeOperationHook = ({ args, operation }) => {
  const isUpdate = operation === 'update' || operation === 'updateByID'
  if (isUpdate && args.overrideAccess !== true && hasPassword(args)) {
    throw new AppError({ code: 'users.own-route', status: 403, field: 'password' })
  }
  return args
}
