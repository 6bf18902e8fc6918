import type { IncomingMessage } from 'node:http'
import type { App, AppRegistry } from '../apps.ts'
import { parseQuery, refusalOf } from '../protocol/requestSignature.ts'
import { ApiError } from './apiError.ts'
import { readBody } from './readBody.ts'
import { ROUTES, type Route } from './routes.ts'

const APP_PATH = /^\/apps\/([^/]+)(\/.+)$/

/** Answers a signed request, or throws what is wrong with it. */
export const handleApi = async (
  request: IncomingMessage,
  registry: AppRegistry,
): Promise<object> => {
  const [path = '', rawQuery = ''] = (request.url ?? '').split('?', 2)
  const { app, route, parameter } = resolve(request.method ?? '', path, registry)
  const query = parseQuery(rawQuery)
  if (!query) throw new ApiError(400, 'A query parameter comes twice')
  const body = await readBody(request)
  const now = Date.now()

  const refusal = refusalOf(
    { method: route.method, path, query, body, nowSeconds: Math.floor(now / 1000) },
    app,
  )
  if (refusal !== undefined) throw new ApiError(401, refusal)
  if (!app.isEnabled) throw new ApiError(403, 'The app is disabled')
  return route.handle({ app, query, parameter, body, now })
}

const resolve = (
  method: string,
  path: string,
  registry: AppRegistry,
): { app: App; route: Route; parameter: string } => {
  const [, id = '', rest = ''] = APP_PATH.exec(path) ?? []
  const app = registry.byId(id)
  if (!app) throw new ApiError(404, 'No such app')
  for (const route of ROUTES) {
    const match = route.method === method ? route.path.exec(rest) : null
    if (match) return { app, route, parameter: decodeParameter(match[1] ?? '') }
  }
  throw new ApiError(404, 'No such resource')
}

const decodeParameter = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new ApiError(400, 'The path is not properly escaped')
  }
}
