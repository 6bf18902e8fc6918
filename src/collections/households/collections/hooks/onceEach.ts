import type { CollectionBeforeChangeHook } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import type { DirectoryEntry } from '@/payload-types'

/** A person stands in a directory once; the index of the table says so too. */
export const onceEach: CollectionBeforeChangeHook<DirectoryEntry> = async ({
  data,
  operation,
  req,
}) => {
  const { community, person } = data
  if (operation !== 'create' || typeof community !== 'string' || typeof person !== 'string') {
    return data
  }
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from directory_entries where community_id = ${community} and person_id = ${person}`)
  if (rows.length > 0) throw new AppError({ code: 'households.listed-already', status: 409 })
  return data
}
