import type { Payload } from 'payload'
import { z } from 'zod'
import { inTransaction, sql, txOf } from '../database/transaction'
import { communityRequest } from '../tenancy/system'
import { drawFirstPage, PDF } from './firstPage'
import { bytesOfFile, openSealed, putSealed } from './objects'
import { thumbnailOf } from './photo'
import { fileById, sealedAs } from './storedFiles'
import type { StoredFile } from './storedFiles'

export const thumbnailJob = z.object({ community: z.uuid(), id: z.uuid() })

const smallOf = async (file: StoredFile): Promise<Buffer | null> => {
  if (file.type !== PDF) return (await thumbnailOf(await bytesOfFile(file))).bytes
  const page = await drawFirstPage(openSealed(file, 'full', file.bytes))
  return page && (await thumbnailOf(page)).bytes
}

/** Makes the small picture of a file; done twice, the second makes nothing. */
export const makeThumbnail = async ({
  payload,
  data,
}: {
  payload: Payload
  data: unknown
}): Promise<void> => {
  const { community, id } = thumbnailJob.parse(data)
  const req = await communityRequest(payload, community, 'make a small picture')
  const file = await fileById(req, { id, community })
  if (!file || file.state === 'released' || file.thumbBytes !== null) return
  const bytes = await smallOf(file)
  if (bytes) {
    const { fileKey } = sealedAs(file, 'thumb')
    await putSealed({ ...file, fileKey }, [bytes], bytes.byteLength, 'thumb')
  }
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    // None: it was looked at, and there is nothing to make.
    await tx.execute(sql`
      update stored_files set thumb_bytes = ${bytes?.byteLength ?? 0} where id = ${id}`)
  })
}
