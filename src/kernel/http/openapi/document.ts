import type { SanitizedConfig } from 'payload'
import type { Manifest } from '../../module'
import { collectionPaths } from './collectionPaths'
import { endpointPaths } from './endpointPaths'
import { ERROR_SCHEMA, errorReplies, IDEMPOTENCY_KEY } from './replies'
import { sessionPaths } from './sessionPaths'
import type { OpenApi, Paths } from './shapes'

const DESCRIPTION = `Every address is below \`/api\`. Bodies are JSON, times ISO 8601 in UTC, ids UUIDs.
The person is known by a cookie, which counts only from Courtyard’s own origin.
What a person may not see does not exist for them (404). Errors have one shape; their codes stand in
docs/api/errors.md.`

const FRENCH: Readonly<Record<string, string>> = {
  kernel: 'Plateforme',
  packages: 'Colis',
  session: 'Session',
}

/** Both may have a hand in one address. */
const joined = (...all: readonly Paths[]): Paths => {
  const paths: Paths = {}
  for (const part of all) {
    for (const [path, operations] of Object.entries(part)) {
      paths[path] = { ...paths[path], ...operations }
    }
  }
  return Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The API as it is composed: every endpoint of the modules, every open route of the collections. */
export const openApiOf = (
  { modules, errors }: Pick<Manifest, 'modules' | 'errors'>,
  config: SanitizedConfig,
): OpenApi => {
  const collections = collectionPaths(modules, config)
  const named = modules
    .filter(({ endpoints }) => (endpoints ?? []).length > 0)
    .map(({ name }) => name)
  const tags = new Map(
    ['session', ...named].map((name) => [name, { name, 'x-label': { fr: FRENCH[name] ?? name } }]),
  )
  for (const tag of collections.tags) tags.set(tag.name, tag)
  return {
    openapi: '3.1.1',
    info: {
      title: 'Courtyard',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api', description: 'This installation' }],
    tags: [...tags.values()],
    paths: joined(sessionPaths(), endpointPaths(modules), collections.paths),
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: `${config.cookiePrefix}-token`,
          description: 'Set by POST /users/login.',
        },
      },
      parameters: { IdempotencyKey: IDEMPOTENCY_KEY },
      responses: errorReplies(errors),
      schemas: { Error: ERROR_SCHEMA, ...collections.schemas },
    },
  }
}
