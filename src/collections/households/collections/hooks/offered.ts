import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/kernel/errors'
import { livingOf } from '../../operations/livingOf'
import type { Living } from '../../operations/livingOf'

/** Refuses what the community does not keep. */
export const offered =
  (what: keyof Living): CollectionBeforeChangeHook =>
  async ({ data, operation, req }) => {
    const community: unknown = data['community']
    if (operation !== 'create' || typeof community !== 'string') return data
    const living = await livingOf(req, community)
    // A community that is not there for the writer is refused by its walls.
    if (living?.[what] === false) throw new AppError({ code: 'households.not-kept', status: 409 })
    return data
  }
