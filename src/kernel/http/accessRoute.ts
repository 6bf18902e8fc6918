import { accessOperation } from 'payload'
import type { Endpoint } from 'payload'
import { worksInPanel } from '../access/worksInPanel'
import { accessDenied, authRequired } from '../errors'
import { limit } from './rateLimit/limit'

/**
 * What the admin panel asks to know which collections it may show. Payload tells it to everybody,
 * with the names of all fields; here it is for those who work in the panel. It comes before
 * Payload's own route of this name.
 */
export const accessRoute: Endpoint = {
  method: 'get',
  path: '/access',
  handler: async (req) => {
    if (!req.user) throw authRequired()
    await limit(req, 'read')
    if (!(await worksInPanel(req))) throw accessDenied()
    return Response.json(await accessOperation({ req }))
  },
}
