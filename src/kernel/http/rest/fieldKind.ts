import type { FlattenedField, PayloadRequest } from 'payload'

type Collections = PayloadRequest['payload']['collections']

/** How the values of a field can be compared. */
export type Kind = 'text' | 'ordered' | 'date' | 'choice' | 'flag' | 'id' | 'opaque'

const KINDS: Readonly<Partial<Record<FlattenedField['type'], Kind>>> = {
  checkbox: 'flag',
  code: 'text',
  date: 'date',
  email: 'text',
  number: 'ordered',
  radio: 'choice',
  relationship: 'id',
  select: 'choice',
  text: 'text',
  textarea: 'text',
  upload: 'id',
}

const childrenOf = (field: FlattenedField, collections: Collections): FlattenedField[] => {
  if ('flattenedFields' in field) return field.flattenedFields
  if (!('relationTo' in field) || typeof field.relationTo !== 'string') return []
  const target = Object.entries(collections).find(([slug]) => slug === field.relationTo)
  return target?.[1].config.flattenedFields ?? []
}

/** The kind of the field at a dotted path, or undefined where there is none. */
export const kindAt = (
  fields: readonly FlattenedField[],
  path: string,
  collections: Collections,
): Kind | undefined => {
  const [name, ...rest] = path.split('.')
  if (name === 'id' && rest.length === 0) return 'id'
  const field = fields.find((one) => 'name' in one && one.name === name)
  if (!field) return undefined
  if (rest.length === 0) return KINDS[field.type] ?? 'opaque'
  // Whatever lies inside of JSON is no field: it has no type to compare by, and no access rule.
  if (KINDS[field.type] === undefined && !('flattenedFields' in field)) return 'opaque'
  return kindAt(childrenOf(field, collections), rest.join('.'), collections)
}
