import type { CollectionAfterChangeHook, CollectionBeforeValidateHook } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import type { Shelf } from '@/payload-types'
import { idOf } from './idOf'

/** As it is written on the shelf: without spaces around it, with one between its parts. */
export const tidyShelf: CollectionBeforeValidateHook<Shelf> = ({ data }) => {
  if (!data) return data
  const tidy = (value: unknown): unknown =>
    typeof value === 'string' ? value.trim().replaceAll(/\s+/g, ' ') : value
  for (const key of ['name', 'area'] as const) {
    if (key in data) Object.assign(data, { [key]: tidy(data[key]) })
  }
  return data
}

/** What waits on a shelf that gets another name is found under it. */
export const renameShelf: CollectionAfterChangeHook<Shelf> = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation !== 'update' || doc.name === previousDoc.name) return
  const tx = await txOf(req)
  await tx.execute(sql`
    update packages set shelf = ${doc.name}, updated_at = now()
    where community_id = ${idOf(doc.community)} and shelf = ${previousDoc.name}
      and status = 'received'`)
  await tx.execute(sql`
    update shelf_audits a set shelf = ${doc.name}
    where community_id = ${idOf(doc.community)} and shelf = ${previousDoc.name} and state = 'open'
      and not exists (select 1 from shelf_audits o where o.community_id = a.community_id
        and o.shelf = ${doc.name} and o.state = 'open')`)
  await tx.execute(sql`
    update shelf_incidents set shelf = ${doc.name}
    where community_id = ${idOf(doc.community)} and shelf = ${previousDoc.name} and state = 'open'`)
}
