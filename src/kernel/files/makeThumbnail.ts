import type { Payload } from 'payload'
import { z } from 'zod'
import { inTransaction, sql, txOf } from '../database/transaction'
import { communityRequest } from '../tenancy/system'
import { bytesOfFile, putSealed } from './objects'
import { thumbnailOf } from './photo'
import { fileById, sealedAs } from './storedFiles'

export const thumbnailJob = z.object({ community: z.uuid(), id: z.uuid() })

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
  const { bytes } = await thumbnailOf(await bytesOfFile(file))
  const { fileKey } = sealedAs(file, 'thumb')
  await putSealed({ ...file, fileKey }, [bytes], bytes.byteLength, 'thumb')
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    await tx.execute(sql`
      update stored_files set thumb_bytes = ${bytes.byteLength} where id = ${id}`)
  })
}
