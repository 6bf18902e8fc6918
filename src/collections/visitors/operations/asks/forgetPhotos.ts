import type { Payload } from 'payload'
import { openReader, sql, txOf } from '@/kernel/database/transaction'
import { letGoOfFiles } from '@/kernel/files/letGo'
import { inEachCommunity } from '@/kernel/jobs/inEachCommunity'

/** Long enough to look again at who came; no community keeps visits for less than a week. */
const KEPT_DAYS = 3
const DAY_MS = 86_400_000

/**
 * Lets go of photos of visitors whom nobody announced, once they are three days old.
 * @returns how many.
 */
export const forgetPhotos = async ({
  payload,
  now,
}: {
  payload: Payload
  now: Date
}): Promise<number> => {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString()
  const { rows } = await openReader(payload).execute<{ community_id: string }>(
    sql`select community_id from app_communities_with_ask_photos(${before})`,
  )
  return inEachCommunity(payload, {
    communities: rows.map(({ community_id }) => community_id),
    reason: 'let go of photos of visitors',
    work: async (req, community) => {
      const tx = await txOf(req)
      const old = await tx.execute<{ photo: string }>(sql`
        with old as (
          select visit_id, photo_id from gate_asks
          where community_id = ${community} and photo_id is not null and at < ${before}
          for update skip locked)
        update gate_asks a set photo_id = null from old where a.visit_id = old.visit_id
        returning old.photo_id as photo`)
      await letGoOfFiles(req, { community, ids: old.rows.map(({ photo }) => photo) })
      return old.rows.length
    },
  })
}
