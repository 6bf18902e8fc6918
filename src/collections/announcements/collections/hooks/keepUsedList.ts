import type { CollectionBeforeDeleteHook } from 'payload'
import { AppError } from '@/kernel/errors'
import { isListUsed } from '../../operations/lists'

/** An announcement that names a list is for those in it: without the list it would be for nobody. */
export const keepUsedList: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (!(await isListUsed(req, String(id)))) return
  throw new AppError({ code: 'announcements.list-in-use', status: 409 })
}
