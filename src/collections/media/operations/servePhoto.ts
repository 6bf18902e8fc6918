import type { PayloadRequest } from 'payload'
import { notFound } from '@/kernel/errors'
import { storage } from '@/kernel/files/storage'
import { photoKey } from './photoKey'

const NAME = /^[0-9a-f-]{36}\.webp$/

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
    select: { filename: true },
    // Whoever may see no picture at all gets an empty list too.
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  if (docs.length === 0 || !(await storage().exists(photoKey(filename)))) throw notFound()
  const bytes = await storage().getBytes(photoKey(filename))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'cache-control': 'private, max-age=300',
      'content-disposition': 'inline; filename="photo.webp"',
      'content-security-policy': "default-src 'none'; frame-ancestors 'self'; sandbox",
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
    },
  })
}
