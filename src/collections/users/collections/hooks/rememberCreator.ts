import type { FieldHook } from 'payload'

export const rememberCreator: FieldHook = ({ operation, req, value }) =>
  operation === 'create' ? (req.user?.id ?? null) : value
