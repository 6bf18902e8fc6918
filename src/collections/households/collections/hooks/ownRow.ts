import type { CollectionBeforeValidateHook } from 'payload'

/** A row belongs to whoever writes it. */
export const ownRow: CollectionBeforeValidateHook = ({ data, operation, req }) =>
  operation === 'create' && req.user && data ? { ...data, person: req.user.id } : data
