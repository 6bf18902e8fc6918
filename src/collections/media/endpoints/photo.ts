import type { Endpoint } from 'payload'
import { authRequired } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { servePhoto } from '../operations/servePhoto'

/** A picture, for whoever may see what it belongs to. It comes before Payload's own route of this name. */
export const photoRoute: Endpoint = {
  method: 'get',
  path: '/file/:filename',
  handler: async (req) => {
    if (!req.user) throw authRequired()
    await limit(req, 'read')
    const filename: unknown = req.routeParams?.['filename']
    return servePhoto(req, typeof filename === 'string' ? filename : '')
  },
}
