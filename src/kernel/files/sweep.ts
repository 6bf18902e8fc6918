import { storage } from './storage'

const DAY_MS = 24 * 3600 * 1000

/**
 * Deletes the files below a folder that no row names and that are older than a day: a younger one
 * may belong to a transaction that is still open.
 * @returns the names that were deleted.
 */
export const sweepFiles = async ({
  folder,
  now,
  isReferenced,
}: {
  folder: string
  now: Date
  isReferenced: (name: string) => Promise<boolean>
}): Promise<string[]> => {
  const removed: string[] = []
  let paginationToken: string | undefined
  do {
    const page = await storage().listAll(folder, {
      ...(paginationToken !== undefined && { paginationToken }),
    })
    for (const object of page.objects) {
      if (!object.isFile) continue
      const { lastModified } = await storage().getMetaData(object.key)
      if (now.getTime() - lastModified.getTime() < DAY_MS) continue
      if (await isReferenced(object.name)) continue
      await storage().delete(object.key)
      removed.push(object.name)
    }
    paginationToken = page.paginationToken
  } while (paginationToken !== undefined)
  return removed
}
