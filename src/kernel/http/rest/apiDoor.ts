import { handleEndpoints } from 'payload'
import type { SanitizedConfig } from 'payload'
import { watchCrowd } from '../../database/crowd'
import { AppError, busy, notFound } from '../../errors'
import { bytesOf } from '../readBody'
import { refusal } from '../refusal'
import { badQuery } from './checkWhere'

const MAX_SEARCH = 16 * 1024
const MAX_OVERRIDE = 256 * 1024
const OVERRIDES = ['x-payload-http-method-override', 'x-http-method-override'] as const

/** An address that cannot be read names nothing. */
const checkPath = ({ pathname }: URL): void => {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    throw notFound()
  }
  if (path.includes('\0')) throw notFound()
  // Payload looks the first part up in a plain object, and finds what every object has.
  const [, , first = ''] = path.split('/')
  if (first in Object.prototype) throw notFound()
}

/**
 * The panel sends long queries as a form with POST. Payload would read such a body without a limit
 * and outside of its error handling; here it becomes the GET that it stands for.
 */
const withoutOverride = async (request: Request): Promise<Request> => {
  const wanted = OVERRIDES.map((name) => request.headers.get(name)).find((value) => value !== null)
  if (wanted === undefined) return request
  const headers = new Headers(request.headers)
  for (const name of OVERRIDES) headers.delete(name)
  if (request.method !== 'POST' || wanted.toUpperCase() !== 'GET') {
    throw new AppError({ code: 'validation.content-type', status: 415 })
  }
  const type = headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) {
    throw new AppError({ code: 'validation.content-type', status: 415 })
  }
  const form = new TextDecoder().decode(await bytesOf(request, MAX_OVERRIDE))
  const url = new URL(request.url)
  url.search = `${url.search === '' ? '?' : `${url.search}&`}${form}`
  for (const name of ['content-type', 'content-length']) headers.delete(name)
  return new Request(url, { method: 'GET', headers })
}

const REFUSALS = new Set([401, 403, 404])

/** An answer that may be to nobody where somebody asked; what was written stays said. */
const isOfNobody = ({ method }: Request, { status }: Response): boolean =>
  method === 'GET' || REFUSALS.has(status)

/** Every request below `/api` comes through here; what fails before Payload is awake is answered too. */
export const apiDoor =
  (config: SanitizedConfig | Promise<SanitizedConfig>) =>
  async (request: Request): Promise<Response> => {
    try {
      const url = new URL(request.url)
      checkPath(url)
      if (url.search.length > MAX_SEARCH) throw badQuery('query')
      const plain = await withoutOverride(request)
      const { result, isCrowded } = await watchCrowd(() =>
        handleEndpoints({ config, request: plain }),
      )
      if (isCrowded && isOfNobody(plain, result)) throw busy()
      return result
    } catch (error) {
      return refusal(error, undefined, { isForPanel: true, headers: request.headers })
    }
  }
