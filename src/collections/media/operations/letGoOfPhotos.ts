import path from 'node:path'
import type { PayloadRequest } from 'payload'
import { anyId } from '@/kernel/database/anyId'
import { sql, txOf } from '@/kernel/database/transaction'
import { letGoOfFiles } from '@/kernel/files/letGo'

/**
 * Takes pictures away that nothing of the caller names any more, in the open transaction; the logo of a
 * community stays. What is stored of them is removed by the jobs that sweep.
 */
export const letGoOfPhotos = async (
  req: PayloadRequest,
  { community, ids }: { community: string; ids: readonly string[] },
): Promise<void> => {
  if (ids.length === 0) return
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ filename: string | null }>(sql`
    delete from media m where m.id = ${anyId(ids)} and m.community_id = ${community}
      and not exists (select 1 from communities c where c.logo_id = m.id)
    returning m.filename`)
  const files = rows.flatMap(({ filename }) =>
    filename === null ? [] : [path.parse(filename).name],
  )
  await letGoOfFiles(req, { community, ids: files })
}
