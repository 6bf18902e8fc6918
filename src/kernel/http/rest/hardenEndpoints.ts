import { initI18n } from '@payloadcms/translations'
import type { Endpoint, PayloadRequest, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { notFound } from '../../errors'
import { localeOfRequest } from '../../i18n/translate'
import { refusal } from '../refusal'
import { checkQuery } from './checkQuery'
import { hideRow } from './hideRow'
import { keepAnswer } from './keepAnswer'
import { oneShape } from './oneShape'
import { READS_ITS_BODY, readsItsBody } from './readsItsBody'
import { routersFor } from './router'
import { readPayloadBody } from './readPayloadBody'

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

const isUuid = (value: unknown): boolean => typeof value === 'string' && UUID.test(value)

/** One language for Payload's sentences and ours: what the person chose in Courtyard. */
const speakOneLanguage = async (req: PayloadRequest): Promise<void> => {
  const language = localeOfRequest(req)
  if (req.i18n.language === language) return
  req.i18n = await initI18n({ config: req.payload.config.i18n, context: 'api', language })
  req.t = req.i18n.t
}

const answer = async (
  endpoint: Endpoint,
  collection: SanitizedCollectionConfig | undefined,
  req: PayloadRequest,
): Promise<Response> => {
  try {
    await speakOneLanguage(req)
    // An id of another form names nothing, as an unknown one does.
    const id = req.routeParams?.['id']
    if (collection && id !== undefined && !isUuid(id)) throw notFound()
    if (collection) checkQuery(req, collection)
    if (endpoint.method !== 'get') await readPayloadBody(req)
    const response = await keepAnswer(req, endpoint, async () => endpoint.handler(req))
    return await oneShape(response, req)
  } catch (error) {
    return refusal(await hideRow(error, req, endpoint, collection), req, { isForPanel: true })
  }
}

/** What the panel remembers of a person's lists: it reads and writes by name, and nothing else. */
const PREFERENCES = 'payload-preferences'

/**
 * Payload gives every collection every route. Those for versions fail where none are kept; so does
 * forgetting a preference (its SQL names a table that it does not join).
 */
const isOfUse = (
  { method, path }: Endpoint,
  collection: SanitizedCollectionConfig | undefined,
): boolean => {
  if (!collection) return true
  if (collection.slug === PREFERENCES) return path === '/:key' && method !== 'delete'
  return !path.startsWith('/versions') || Boolean(collection.versions)
}

const harden = (
  endpoints: readonly Endpoint[],
  collection?: SanitizedCollectionConfig,
): Endpoint[] => [
  ...endpoints
    .filter((endpoint) => isOfUse(endpoint, collection))
    .map((endpoint) =>
      readsItsBody(endpoint)
        ? endpoint
        : { ...endpoint, handler: (req: PayloadRequest) => answer(endpoint, collection, req) },
    ),
  // Last: whatever no other endpoint takes.
  ...METHODS.map((method): Endpoint => ({
    method,
    path: '/:rest*',
    custom: READS_ITS_BODY,
    handler: (req) => refusal(notFound(), req, { isForPanel: true }),
  })),
]

/**
 * Puts every REST route of the composed configuration behind the same door: Payload's own, its
 * plugins' and ours. What a client sends is looked at before Payload takes it, a failed answer has
 * the one shape, a repeated `Idempotency-Key` gets its stored answer, and an unknown address is
 * answered like a missing row. It runs over what Payload has put together, so that nothing is left
 * out by being forgotten.
 */
export const hardenEndpoints = (config: SanitizedConfig): SanitizedConfig => {
  const endpoints = harden(config.endpoints)
  Object.assign(config, { endpoints: [...routersFor(endpoints), ...endpoints] })
  for (const collection of config.collections) {
    if (collection.endpoints !== false) {
      collection.endpoints = harden(collection.endpoints, collection)
    }
  }
  for (const global of config.globals) {
    if (global.endpoints !== false) global.endpoints = harden(global.endpoints)
  }
  return config
}
