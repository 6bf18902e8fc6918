import { z } from 'zod'
import type { Module } from '../../module'
import type { EndpointDefinition } from '../defineEndpoint'
import { exampleOf } from './exampleOf'
import { failures, json, WITH_KEY } from './replies'
import type { Operation, Parameter, Paths, Schema } from './shapes'

/** `/c/:community/packages/:id` as OpenAPI writes it. */
const braced = (path: string): string => path.replaceAll(/:(\w+)\??/g, '{$1}')

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema => {
  const made: unknown = z.toJSONSchema(type, { io, unrepresentable: 'any' })
  if (!isRecord(made)) throw new TypeError('a schema is an object')
  const { $schema: _dialect, '~standard': _standard, ...schema } = made
  return schema
}

const parametersOf = (type: z.ZodType | undefined, place: 'path' | 'query'): Parameter[] => {
  if (!type) return []
  const { properties } = schemaOf(type, 'input')
  if (!isRecord(properties)) return []
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    ...(place === 'path' && { required: true }),
    description: name === 'community' ? 'The community, as it stands in addresses.' : '',
    schema: isRecord(schema) ? schema : {},
  }))
}

const operationIdOf = ({ method, path }: EndpointDefinition): string =>
  `${method}${path.replaceAll(/[^a-zA-Z]+(\w?)/g, (_all, letter: string) => letter.toUpperCase())}`

const operationOf = (endpoint: EndpointDefinition, module: string): Operation => {
  const { schemas, method, status, auth, roles, path, file, takesFile, opensTransactions } =
    endpoint
  const body = schemas.body && schemaOf(schemas.body, 'input')
  const isWrite = method !== 'get'
  const who = roles.length > 0 ? ` For: ${roles.join(', ')}.` : ''
  return {
    operationId: operationIdOf(endpoint),
    summary: `${endpoint.summary.en}${who}`,
    'x-summary': {
      fr: `${endpoint.summary.fr}${roles.length > 0 ? ` Pour : ${roles.join(', ')}.` : ''}`,
    },
    tags: [module],
    security: auth === 'user' ? [{ session: [] }] : [],
    parameters: [
      ...parametersOf(schemas.params, 'path'),
      ...parametersOf(schemas.query, 'query'),
      ...(isWrite && !takesFile && !opensTransactions ? [WITH_KEY] : []),
    ],
    ...(takesFile && {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }),
    ...(body && { requestBody: { required: true, content: json(body, exampleOf(body)) } }),
    responses: {
      [String(status)]: {
        description: 'Done.',
        content:
          file === undefined
            ? json(schemaOf(schemas.response, 'output'))
            : { [file]: { schema: { type: 'string', format: 'binary' } } },
      },
      ...failures(
        ...(auth === 'user' ? [401] : []),
        ...((schemas.params ?? schemas.query ?? schemas.body) ? [400] : []),
        ...(roles.length > 0 || auth === 'user' ? [403] : []),
        ...(path.includes(':') ? [404] : []),
        ...(isWrite ? [409, 413, 415, 422] : []),
      ),
    },
  }
}

/** What the modules' own endpoints add. */
export const endpointPaths = (modules: readonly Module[]): Paths => {
  const paths: Paths = {}
  for (const { name, endpoints } of modules) {
    for (const endpoint of endpoints ?? []) {
      const at = braced(endpoint.path)
      paths[at] = { ...paths[at], [endpoint.method]: operationOf(endpoint, name) }
    }
  }
  return paths
}
