import type { CollectionBeforeOperationHook } from 'payload'
import { AppError } from '@/kernel/errors'
import { checkNewPassword } from '../../operations/passwords/checkNewPassword'

const textIn = (data: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(data, name)
  return typeof value === 'string' ? value : undefined
}

const dataOf = (args: object): object =>
  'data' in args && typeof args.data === 'object' && args.data !== null ? args.data : {}

/**
 * A password changes through a route that asks for proof, never by an update of the row: Payload
 * would not ask for the old one. The first one of an account has to be as good as any later one.
 */
export const passwordByOwnRoute: CollectionBeforeOperationHook = async ({ args, operation }) => {
  if ('overrideAccess' in args && args.overrideAccess === true) return args
  const data = dataOf(args)
  const isUpdate = operation === 'update' || operation === 'updateByID'
  if (isUpdate && Reflect.get(data, 'password') !== undefined) {
    throw new AppError({ code: 'users.own-route', status: 403, field: 'password' })
  }
  const password = textIn(data, 'password')
  if (operation === 'create' && password !== undefined) {
    const about = { name: textIn(data, 'name'), email: textIn(data, 'email') }
    await checkNewPassword({ password, about })
  }
  return args
}
