import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/kernel/errors'
import { readersOf } from '../../domain/readers'
import { storedTags } from '../../domain/tags'

/** Keywords and readers in one form; a document takes the place of another one. */
export const keepDocument: CollectionBeforeChangeHook<Record<string, unknown> & { id: string }> = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const next: Record<string, unknown> = { ...data }
  if (operation === 'create' || 'readers' in next) next['readers'] = readersOf(next['readers'])
  if (operation === 'create' || 'tags' in next) next['tags'] = storedTags(next['tags'])
  if (operation === 'create') next['owner'] ??= req.user?.id
  const { supersedes } = next
  if (typeof supersedes === 'string' && supersedes === originalDoc?.['id']) {
    throw new AppError({ code: 'documents.supersedes-itself', status: 400, field: 'supersedes' })
  }
  return next
}
