import type { CollectionSlug, Endpoint, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { notFound } from '../../errors'
import { problemOf } from '../errorShape'

const mayRead = async (
  req: PayloadRequest,
  collection: CollectionSlug,
  id: string,
): Promise<boolean> => {
  try {
    const row: unknown = await req.payload.findByID({
      collection,
      id,
      depth: 0,
      disableErrors: true,
      overrideAccess: false,
      req,
      select: {},
    })
    return row !== null
  } catch {
    return false
  }
}

/**
 * Payload refuses a change of a foreign row and of a missing one alike, with 403, but reads them
 * with 404. Here a row that the person may not read does not exist for them, whatever they try; 403
 * says that they see the row and may not do this to it. The same holds for files.
 */
export const hideRow = async (
  error: unknown,
  req: PayloadRequest,
  endpoint: Endpoint,
  collection: SanitizedCollectionConfig | undefined,
): Promise<unknown> => {
  const id = req.routeParams?.['id']
  const isRefusal = problemOf(error)?.status === 403
  if (!isRefusal || !req.user || !collection) return error
  if (req.routeParams?.['filename'] !== undefined) return notFound()
  if (typeof id !== 'string') return error
  if (endpoint.method === 'get') return error
  return (await mayRead(req, collection.slug, id)) ? error : notFound()
}
