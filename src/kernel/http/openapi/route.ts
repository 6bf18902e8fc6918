import type { Endpoint, SanitizedConfig } from 'payload'
import { worksInPanel } from '../../access/worksInPanel'
import { accessDenied, authRequired } from '../../errors'
import type { Manifest } from '../../module'
import { openApiOf } from './document'
import type { OpenApi } from './shapes'

let bound: Pick<Manifest, 'modules' | 'errors'> | undefined

/** Called once, by payload.config.ts: the kernel knows no module. */
export const bindApi = (manifest: Pick<Manifest, 'modules' | 'errors'>): void => {
  bound = manifest
}

const made = new WeakMap<SanitizedConfig, OpenApi>()

export const currentOpenApi = (config: SanitizedConfig): OpenApi => {
  if (!bound) throw new Error('the API was not bound')
  const document = made.get(config) ?? openApiOf(bound, config)
  made.set(config, document)
  return document
}

/** The description of the API, for those who work in the panel. */
export const openApiRoute: Endpoint = {
  method: 'get',
  path: '/openapi.json',
  handler: async (req) => {
    if (!req.user) throw authRequired()
    if (!(await worksInPanel(req))) throw accessDenied()
    return Response.json(currentOpenApi(req.payload.config))
  },
}
