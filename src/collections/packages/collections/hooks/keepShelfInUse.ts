import type { CollectionBeforeDeleteHook } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'

/** A shelf on which something waits stays on the map. */
export const keepShelfInUse: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const tx = await txOf(req)
  // The lock holds off whoever is about to put something there.
  const { rows } = await tx.execute(sql`
    with shelf as (select community_id, name from shelves where id = ${id} for update)
    select 1 from packages p join shelf s on s.community_id = p.community_id and s.name = p.shelf
    where p.status = 'received' limit 1`)
  if (rows.length > 0) throw new AppError({ code: 'packages.shelf-in-use', status: 409 })
}
