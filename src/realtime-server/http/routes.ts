import type { ApiRequest } from './apiRequest.ts'
import { listChannels, listUsers, showChannel } from './channels.ts'
import { triggerBatch, triggerEvent } from './events.ts'
import { terminateConnections } from './users.ts'

export interface Route {
  method: 'GET' | 'POST'
  path: RegExp
  handle: (request: ApiRequest) => object
}

/** Below `/apps/<id>`. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: /^\/events$/, handle: triggerEvent },
  { method: 'POST', path: /^\/batch_events$/, handle: triggerBatch },
  { method: 'GET', path: /^\/channels$/, handle: listChannels },
  { method: 'GET', path: /^\/channels\/([^/]+)$/, handle: showChannel },
  { method: 'GET', path: /^\/channels\/([^/]+)\/users$/, handle: listUsers },
  {
    method: 'POST',
    path: /^\/users\/([^/]+)\/terminate_connections$/,
    handle: terminateConnections,
  },
]
