import type { OpenApi, Operation, Schema } from '../openapi/shapes'

export interface ApiEntry {
  id: string
  method: string
  path: string
  summary: string
  isPublic: boolean
  parameters: {
    name: string
    place: string
    isRequired: boolean
    description: string
    type: string
  }[]
  curl: string
  body: string | undefined
  answer: string | undefined
  statuses: string[]
}

export interface ApiGroup {
  name: string
  label: string
  entries: ApiEntry[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a `$ref` of the document stands for. */
const resolved = (document: OpenApi, schema: Schema): Schema => {
  const { $ref } = schema
  if (typeof $ref !== 'string') return schema
  return document.components.schemas[$ref.replace('#/components/schemas/', '')] ?? schema
}

const typeOf = (schema: Schema): string => {
  if (Array.isArray(schema['enum'])) return schema['enum'].join(' | ')
  const type = Array.isArray(schema['type']) ? schema['type'].join(' | ') : schema['type']
  const { format } = schema
  return [type, format].filter((part) => typeof part === 'string').join(', ')
}

const parametersOf = (document: OpenApi, operation: Operation): ApiEntry['parameters'] =>
  operation.parameters
    .flatMap((one) => ('$ref' in one ? Object.values(document.components.parameters) : [one]))
    .map((one) => ({
      name: one.name,
      place: one.in,
      isRequired: one.required === true,
      description: one.description,
      type: typeOf(one.schema),
    }))

const shown = (document: OpenApi, schema: Schema | undefined): string | undefined => {
  if (!schema) return undefined
  const whole = resolved(document, schema)
  const properties = isRecord(whole['properties']) ? whole['properties'] : {}
  const required: unknown[] = Array.isArray(whole['required']) ? whole['required'] : []
  const lines = Object.entries(properties).map(([name, one]) => {
    const type = isRecord(one) ? typeOf(one) : ''
    return `${name}${required.includes(name) ? '' : '?'}${type === '' ? '' : `: ${type}`}`
  })
  return lines.length === 0 ? undefined : lines.join('\n')
}

const curlOf = (method: string, path: string, operation: Operation, origin: string): string => {
  const content = operation.requestBody?.content
  const example = content?.['application/json']?.example
  const lines = [
    `curl -X ${method.toUpperCase()} '${origin}/api${path}'`,
    `  -H 'Origin: ${origin}'`,
    ...(operation.security.length > 0 ? [`  -b cookies.txt`] : []),
    ...(operation.operationId === 'login' ? [`  -c cookies.txt`] : []),
    ...(operation.parameters.some((one) => '$ref' in one)
      ? [`  -H "Idempotency-Key: $(uuidgen)"`]
      : []),
    ...(content?.['multipart/form-data'] ? [`  -F file=@photo.jpg`, `  -F _payload='{}'`] : []),
    ...(example === undefined
      ? []
      : [`  -H 'Content-Type: application/json'`, `  -d '${JSON.stringify(example)}'`]),
  ]
  return lines.join(' \\\n')
}

/** The document as the page shows it: grouped, in the person's language. */
export const entriesOf = (document: OpenApi, language: string, origin: string): ApiGroup[] =>
  document.tags.map((tag) => ({
    name: tag.name,
    label: language === 'fr' ? tag['x-label'].fr : tag.name,
    entries: Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, operation]) => operation.tags.includes(tag.name))
        .map(([method, operation]) => {
          const done = Object.entries(operation.responses).find(([status]) =>
            status.startsWith('2'),
          )
          const reply = done?.[1]
          const content = operation.requestBody?.content['application/json']
          return {
            id: operation.operationId,
            method: method.toUpperCase(),
            path,
            summary: language === 'fr' ? operation['x-summary'].fr : operation.summary,
            isPublic: operation.security.length === 0,
            parameters: parametersOf(document, operation),
            curl: curlOf(method, path, operation, origin),
            body: shown(document, content?.schema),
            answer: shown(
              document,
              reply && 'content' in reply ? reply.content?.['application/json']?.schema : undefined,
            ),
            statuses: Object.keys(operation.responses),
          }
        }),
    ),
  }))
