import type { Endpoint } from 'payload'
import { authRequired } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { servePortrait } from '../operations/profile/photo'

/** A person's photo, for whoever may see it. */
export const portraitRoute: Endpoint = {
  method: 'get',
  path: '/photo/:filename',
  handler: async (req) => {
    if (!req.user) throw authRequired()
    await limit(req, 'read')
    const filename: unknown = req.routeParams?.['filename']
    return servePortrait(req, typeof filename === 'string' ? filename : '')
  },
}
