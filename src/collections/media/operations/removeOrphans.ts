import type { Payload, PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { storage } from '@/kernel/files/storage'
import { asSystem } from '@/kernel/tenancy/system'
import { PHOTO_PREFIX } from './photoKey'

const DAY_MS = 24 * 3600 * 1000

const isReferenced = async (req: PayloadRequest, filename: string): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(
    sql`select 1 from media where filename = ${filename} limit 1`,
  )
  return rows.length > 0
}

/**
 * Removes stored pictures that no row names and that are older than a day: a younger one may belong
 * to a transaction that is still open.
 * @returns the names that were removed.
 */
export const removeOrphans = ({
  payload,
  now,
}: {
  payload: Payload
  now: Date
}): Promise<string[]> => asSystem(payload, 'sweep orphaned pictures', (req) => sweep(req, now))

const sweep = async (req: PayloadRequest, now: Date): Promise<string[]> => {
  const removed: string[] = []
  let paginationToken: string | undefined
  do {
    const page = await storage().listAll(PHOTO_PREFIX, {
      ...(paginationToken !== undefined && { paginationToken }),
    })
    for (const object of page.objects) {
      if (!object.isFile) continue
      const { lastModified } = await storage().getMetaData(object.key)
      if (now.getTime() - lastModified.getTime() < DAY_MS) continue
      if (await isReferenced(req, object.name)) continue
      await storage().delete(object.key)
      removed.push(object.name)
    }
    paginationToken = page.paginationToken
  } while (paginationToken !== undefined)
  return removed
}
