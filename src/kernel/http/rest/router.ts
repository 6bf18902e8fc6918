import { match } from 'path-to-regexp'
import type { MatchFunction } from 'path-to-regexp'
import type { Endpoint } from 'payload'
import { notFound } from '../../errors'
import { refusal } from '../refusal'
import { READS_ITS_BODY } from './readsItsBody'

/** Where the endpoints of communities are: most of all, and nothing of Payload's. */
const ROOT = '/c/'

interface Route {
  matches: MatchFunction
  endpoint: Endpoint
}

/** An address that cannot be read is that of nothing. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const encode = (part: unknown): string => encodeURIComponent(String(part))

const routerOf = (method: Endpoint['method'], endpoints: readonly Endpoint[]): Endpoint => {
  const routes = endpoints.map((endpoint): Route => ({
    matches: match(endpoint.path, { decode: decoded }),
    endpoint,
  }))
  return {
    method,
    path: `${ROOT}:rest*`,
    custom: READS_ITS_BODY,
    handler: async (req) => {
      const { rest } = req.routeParams ?? {}
      const path = ROOT + (Array.isArray(rest) ? rest : [rest]).map(encode).join('/')
      for (const { matches, endpoint } of routes) {
        const found = matches(path)
        if (!found) continue
        req.routeParams = { ...found.params }
        return endpoint.handler(req)
      }
      return refusal(notFound(), req, { isForPanel: true })
    },
  }
}

/**
 * One endpoint for each method that finds those of communities. Payload makes the pattern of each
 * endpoint anew for each request until one fits, which costs more than the rest of the way to a handler;
 * these stand before the others and have their patterns made.
 */
export const routersFor = (endpoints: readonly Endpoint[]): Endpoint[] => {
  const ofCommunities = endpoints.filter(({ path }) => path.startsWith(ROOT))
  return [...new Set(ofCommunities.map(({ method }) => method))].map((method) =>
    routerOf(
      method,
      ofCommunities.filter((endpoint) => endpoint.method === method),
    ),
  )
}
