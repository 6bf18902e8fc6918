import type { FieldHook } from 'payload'
import type { User } from '@/payload-types'

export const rememberCreator: FieldHook<User, User['createdBy']> = ({ operation, req, value }) =>
  operation === 'create' ? (req.user?.id ?? null) : value
