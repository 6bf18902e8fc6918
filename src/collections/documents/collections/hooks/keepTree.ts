import type { CollectionBeforeChangeHook } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { readersOf } from '../../domain/readers'

/** Of two who put folders into each other at once the second finds what the first did. */
const lockTree = async (req: Parameters<typeof txOf>[0], community: string): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`document folders ${community}`}, 0))`,
  )
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

/** A folder lies in no folder that lies in it; who reads it is kept in one form. */
export const keepTree: CollectionBeforeChangeHook<
  Record<string, unknown> & { id: string }
> = async ({ data, operation, originalDoc, req }) => {
  const next: Record<string, unknown> = { ...data }
  if (operation === 'create' || 'readers' in next) next['readers'] = readersOf(next['readers'])
  const parent = textOf(next['parent'])
  const id = textOf(originalDoc?.id)
  if (parent === undefined || id === undefined) return next
  await lockTree(req, textOf(originalDoc?.['community']) ?? '')
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    with recursive above as (
      select id, parent_id from document_folders where id = ${parent}
      union
      select f.id, f.parent_id from document_folders f join above a on f.id = a.parent_id
    )
    select 1 from above where id = ${id}`)
  if (rows.length > 0) {
    throw new AppError({ code: 'documents.folder-in-itself', status: 400, field: 'parent' })
  }
  return next
}
