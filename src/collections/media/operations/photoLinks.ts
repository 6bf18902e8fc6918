import path from 'node:path'
import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import { linksTo } from '@/kernel/files/links'
import { communityRequest } from '@/kernel/tenancy/system'

interface Place {
  req: PayloadRequest
  community: string
}

const fileOf = (filename: string): string => path.parse(filename).name

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether the person may have the picture behind a file now: by the rights to its row. */
export const seesPhoto = async ({ req, community, id }: Place & { id: string }) => {
  const { docs } = await req.payload.find({
    collection: 'media',
    where: {
      and: [{ community: { equals: community } }, { filename: { equals: `${id}.webp` } }],
    },
    depth: 0,
    limit: 1,
    pagination: false,
    select: { filename: true },
    // Whoever may see no picture at all gets an empty list too.
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  return docs.length > 0
}

/**
 * Addresses of small pictures, for some minutes and for this person alone, by the names of the
 * pictures: of those that the caller has found to be theirs to see. A picture of before the store
 * sealed what it keeps has none.
 */
export const smallPhotos = async (
  { req, community }: Place,
  filenames: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const files = filenames.map(fileOf).filter((file) => UUID.test(file))
  if (files.length === 0) return new Map()
  // Keys and places of files are no rows of this person.
  const work = await communityRequest(req.payload, community, 'name small pictures')
  const reader = await readerOf(work)
  const { rows } = await reader.execute<{ id: string }>(sql`
    select id from stored_files
    where id = ${anyId(files)} and community_id = ${community} and state = 'bound'`)
  const kept = new Set(rows.map(({ id }) => id))
  const now = systemClock.now()
  return new Map(
    filenames.flatMap((filename) => {
      const file = fileOf(filename)
      if (!kept.has(file)) return []
      const { thumbnailUrl } = linksTo({ community, file, person: req.user?.id ?? '' }, true, now)
      return thumbnailUrl === null ? [] : [[filename, thumbnailUrl] as const]
    }),
  )
}
