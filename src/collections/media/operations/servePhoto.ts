import type { CollectionConfig } from 'payload'
import { storage } from '@/kernel/files/storage'
import { photoKey } from './photoKey'

type Handler = Extract<
  Extract<CollectionConfig['upload'], object>['handlers'],
  readonly unknown[]
>[number]

const NAME = /^[0-9a-f-]{36}\.webp$/

/** Gives a picture out. Payload has checked by then that the person may read its row. */
export const servePhoto: Handler = async (_req, { params: { filename } }) => {
  if (!NAME.test(filename) || !(await storage().exists(photoKey(filename)))) {
    return new Response(null, { status: 404 })
  }
  const bytes = await storage().getBytes(photoKey(filename))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'cache-control': 'private, max-age=300',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
    },
  })
}
