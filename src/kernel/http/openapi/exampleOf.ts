import type { Schema } from './shapes'

const ID = '01932d3e-5f5a-7b1c-9d2e-8a4b6c0d1e2f'

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: ID,
  'date-time': '2026-01-31T09:30:00.000Z',
  email: 'ada@example.org',
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

const textOf = (name: string, { format }: Schema): string => {
  if (typeof format === 'string' && BY_FORMAT[format] !== undefined) return BY_FORMAT[format]
  if (/(?:^id|unit|community|user|recipient|photo|logo)$/i.test(name)) return ID
  return name === '' ? 'text' : name
}

/** Something that the schema would take, to show how it looks; never a real person's. */
export const exampleOf = (schema: Schema, name = '', depth = 0): unknown => {
  if (schema['const'] !== undefined) return schema['const']
  if (schema['default'] !== undefined) return schema['default']
  if (Array.isArray(schema['enum'])) return first(schema['enum'])
  const choices = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(choices)) {
    const plain: unknown = choices.find(
      (one) => isSchema(one) && !('const' in one) && !('$ref' in one),
    )
    return isSchema(plain) ? exampleOf(plain, name, depth) : null
  }
  if (isSchema(schema['properties']) && depth < 3) {
    const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : []
    const shown = Object.entries(schema['properties']).filter(
      ([key]) => required.length === 0 || required.includes(key),
    )
    return Object.fromEntries(
      shown.map(([key, one]) => [key, isSchema(one) ? exampleOf(one, key, depth + 1) : null]),
    )
  }
  switch (first(schema['type'])) {
    case 'string':
      return textOf(name, schema)
    case 'integer':
    case 'number':
      return 1
    case 'boolean':
      return true
    case 'array':
      return isSchema(schema['items']) ? [exampleOf(schema['items'], name, depth + 1)] : []
    case 'object':
      return {}
    default:
      return null
  }
}
