import path from 'node:path'
import type { PayloadRequest } from 'payload'
import { notFound } from '@/kernel/errors'
import { bytesOfFile } from '@/kernel/files/objects'
import { storage } from '@/kernel/files/storage'
import { fileById } from '@/kernel/files/storedFiles'
import { photoKey } from './photoKey'

const NAME = /^[0-9a-f-]{36}\.webp$/

/** Photos of before lie as they are: they have no row among the sealed files. */
const bytesOf = async (
  req: PayloadRequest,
  filename: string,
  community: string,
): Promise<Buffer> => {
  const file = await fileById(req, { id: path.parse(filename).name, community })
  if (!file) return Buffer.from(await storage().getBytes(photoKey(filename)))
  return bytesOfFile(file)
}

/**
 * Gives a picture out to whoever may read its row. A picture that is another's looks like one that
 * is not there.
 * @throws AppError 404.
 */
export const servePhoto = async (req: PayloadRequest, filename: string): Promise<Response> => {
  if (!NAME.test(filename)) throw notFound()
  const { docs } = await req.payload.find({
    collection: 'media',
    where: { filename: { equals: filename } },
    depth: 0,
    limit: 1,
    pagination: false,
    select: { filename: true, community: true },
    // Whoever may see no picture at all gets an empty list too.
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  const [doc] = docs
  if (!doc || !(await storage().exists(photoKey(filename)))) throw notFound()
  const community = typeof doc.community === 'string' ? doc.community : doc.community.id
  return new Response(new Uint8Array(await bytesOf(req, filename, community)), {
    headers: {
      'cache-control': 'private, max-age=300',
      'content-disposition': 'inline; filename="photo.webp"',
      'content-security-policy': "default-src 'none'; frame-ancestors 'self'; sandbox",
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
    },
  })
}
