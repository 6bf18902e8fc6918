import type { SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { nobody } from '../../access/combine'
import type { Module, ModuleCollection } from '../../module'
import { documentSchemas, isOn } from './documentSchemas'
import { exampleOf } from './exampleOf'
import { failures, json, WITH_KEY } from './replies'
import type { Media, Operation, Parameter, Paths, Schema } from './shapes'

type Policy = ModuleCollection['policy']

const ID: Parameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: '',
  schema: { type: 'string', format: 'uuid' },
}

const number = (name: string, description: string, schema: Schema): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'integer', ...schema },
})

const WHERE: Parameter = {
  name: 'where',
  in: 'query',
  description:
    'A filter, written as `where[field][operator]=value`, joined by `where[and][0]…` and `where[or][0]…`. Operators: equals, not_equals, in, not_in, exists; greater_than, greater_than_equal, less_than, less_than_equal for times and numbers; like, not_like, contains for text.',
  schema: { type: 'object', additionalProperties: true },
}

const DEPTH = number('depth', 'How far relations are filled in.', {
  minimum: 0,
  maximum: 2,
  default: 0,
})

const LIST: Parameter[] = [
  WHERE,
  {
    name: 'sort',
    in: 'query',
    description: 'Fields, separated by commas; `-` before one turns it round.',
    schema: { type: 'string' },
  },
  number('limit', 'Rows on a page.', { minimum: 1, maximum: 100, default: 10 }),
  number('page', '', { minimum: 1, default: 1 }),
  DEPTH,
]

const pageOf = (schema: Schema): Schema => ({
  type: 'object',
  required: [
    'docs',
    'hasNextPage',
    'hasPrevPage',
    'limit',
    'page',
    'pagingCounter',
    'totalDocs',
    'totalPages',
  ],
  additionalProperties: false,
  properties: {
    docs: { type: 'array', items: schema },
    hasNextPage: { type: 'boolean' },
    hasPrevPage: { type: 'boolean' },
    limit: { type: 'integer' },
    nextPage: { type: ['integer', 'null'] },
    page: { type: 'integer' },
    pagingCounter: { type: 'integer' },
    prevPage: { type: ['integer', 'null'] },
    totalDocs: { type: 'integer' },
    totalPages: { type: 'integer' },
  },
})

const done = (schema: Schema): Schema => ({
  type: 'object',
  required: ['doc', 'message'],
  additionalProperties: false,
  properties: { doc: schema, message: { type: 'string' } },
})

const labelOf = (label: unknown, language: 'en' | 'fr', otherwise: string): string => {
  if (typeof label === 'string') return label
  if (typeof label !== 'object' || label === null) return otherwise
  const entry: unknown = Object.entries(label).find(([key]) => key === language)?.[1]
  return typeof entry === 'string' ? entry : otherwise
}

const pascal = (slug: string): string =>
  slug.replaceAll(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase())

const schemaNames = (slug: string) => ({
  read: slug,
  create: `${slug}-create`,
  update: `${slug}-update`,
})

const bodyOf = (collection: SanitizedCollectionConfig, schema: Schema): Record<string, Media> => {
  const reference = { $ref: `#/components/schemas/${schemaNames(collection.slug).create}` }
  if (!isOn(collection.upload)) return json(reference, exampleOf(schema))
  return {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: {
          file: { type: 'string', contentMediaType: 'application/octet-stream' },
          _payload: {
            type: 'string',
            contentMediaType: 'application/json',
            contentSchema: reference,
          },
        },
      },
    },
  }
}

const operations = (
  collection: SanitizedCollectionConfig,
  policy: Policy,
  schemas: ReturnType<typeof documentSchemas>,
): Paths => {
  const { slug, labels } = collection
  const names = schemaNames(slug)
  const answer = { $ref: `#/components/schemas/${names.read}` }
  const many = { en: labelOf(labels.plural, 'en', slug), fr: labelOf(labels.plural, 'fr', slug) }
  const operation = (
    id: string,
    en: string,
    fr: string,
    rest: Pick<Operation, 'parameters' | 'responses'> & Partial<Operation>,
  ): Operation => ({
    operationId: `${id}${pascal(slug)}`,
    summary: `${many.en}: ${en}`,
    'x-summary': { fr: `${many.fr} : ${fr}` },
    tags: [slug],
    security: [{ session: [] }],
    ...rest,
  })
  const ok = (status: 200 | 201, schema: Schema) => ({
    [String(status)]: { description: 'Done.', content: json(schema) },
  })
  const isOpen = (rule: Policy['read']) => rule !== nobody
  const base = `/${slug}`
  const one = `${base}/{id}`
  const count: Schema = {
    type: 'object',
    required: ['totalDocs'],
    additionalProperties: false,
    properties: { totalDocs: { type: 'integer' } },
  }
  return {
    ...((isOpen(policy.read) || isOpen(policy.create)) && {
      [base]: {
        ...(isOpen(policy.read) && {
          get: operation(
            'list',
            'a page of them, as far as the person may see them.',
            'une page, dans la limite de ce que la personne peut voir.',
            {
              parameters: LIST,
              responses: { ...ok(200, pageOf(answer)), ...failures(400, 401, 403) },
            },
          ),
        }),
        ...(isOpen(policy.create) && {
          post: operation('create', 'make one.', 'en créer un.', {
            parameters: [DEPTH, WITH_KEY],
            requestBody: { required: true, content: bodyOf(collection, schemas.create) },
            responses: { ...ok(201, done(answer)), ...failures(400, 401, 403, 409, 413, 415, 422) },
          }),
        }),
      },
    }),
    ...(isOpen(policy.read) && {
      [`${base}/count`]: {
        get: operation('count', 'how many there are.', 'leur nombre.', {
          parameters: [WHERE],
          responses: { ...ok(200, count), ...failures(400, 401, 403) },
        }),
      },
    }),
    ...((isOpen(policy.read) || isOpen(policy.update) || isOpen(policy.delete)) && {
      [one]: {
        ...(isOpen(policy.read) && {
          get: operation('read', 'one of them.', 'l’un d’eux.', {
            parameters: [ID, DEPTH],
            responses: { ...ok(200, answer), ...failures(400, 401, 403, 404) },
          }),
        }),
        ...(isOpen(policy.update) && {
          patch: operation(
            'update',
            'change one; what is not sent stays.',
            'en modifier un ; ce qui n’est pas envoyé reste.',
            {
              parameters: [ID, DEPTH, WITH_KEY],
              requestBody: {
                required: true,
                content: json({ $ref: `#/components/schemas/${names.update}` }, {}),
              },
              responses: {
                ...ok(200, done(answer)),
                ...failures(400, 401, 403, 404, 409, 413, 415, 422),
              },
            },
          ),
        }),
        ...(isOpen(policy.delete) && {
          delete: operation('delete', 'take one away.', 'en supprimer un.', {
            parameters: [ID, WITH_KEY],
            responses: { ...ok(200, done(answer)), ...failures(401, 403, 404, 409, 422) },
          }),
        }),
      },
    }),
  }
}

/** Payload's routes for the collections, as far as somebody may use them, and their schemas. */
export const collectionPaths = (
  modules: readonly Module[],
  config: SanitizedConfig,
): {
  paths: Paths
  schemas: Record<string, Schema>
  tags: { name: string; 'x-label': { fr: string } }[]
} => {
  const known = modules.flatMap(({ collections }) => collections)
  const paths: Paths = {}
  const schemas: Record<string, Schema> = {}
  const tags: { name: string; 'x-label': { fr: string } }[] = []
  for (const collection of config.collections) {
    const policy = known.find((one) => one.config.slug === collection.slug)?.policy
    if (!policy) continue
    const names = schemaNames(collection.slug)
    const made = documentSchemas(collection, config)
    schemas[names.read] = made.read
    const own = operations(collection, policy, made)
    if (Object.keys(own).length === 0) continue
    if (policy.create !== nobody) schemas[names.create] = made.create
    if (policy.update !== nobody) schemas[names.update] = made.update
    Object.assign(paths, own)
    tags.push({
      name: collection.slug,
      'x-label': { fr: labelOf(collection.labels.plural, 'fr', collection.slug) },
    })
  }
  return { paths, schemas, tags }
}
