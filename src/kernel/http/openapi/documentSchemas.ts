import { entityToJSONSchema } from 'payload'
import type { FlattenedField, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { setBySystem, unreadable } from '../../access/policy'
import type { Schema } from './shapes'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A choice that may be left open is null then, which Payload's type says and its list of values does not. */
const withNull = (schema: Record<string, unknown>): Record<string, unknown> => {
  const { type, enum: values } = schema
  const isOpen = Array.isArray(type) && type.includes('null')
  return isOpen && Array.isArray(values) && !values.includes(null)
    ? { ...schema, enum: [...values.map(String), null] }
    : schema
}

/** Payload writes schemas for its TypeScript types, which name each other below `definitions`. */
const pointed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(pointed)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(withNull(value)).map(([key, entry]) => [
      key,
      key === '$ref' && typeof entry === 'string'
        ? entry.replace('#/definitions/', '#/components/schemas/')
        : pointed(entry),
    ]),
  )
}

/** What a login collection keeps to itself. */
const SECRET = new Set([
  'hash',
  'loginAttempts',
  'lockUntil',
  'password',
  'resetPasswordExpiration',
  'resetPasswordToken',
  'salt',
])

/** Payload’s types take these for always there. */
export const isOn = (setting: unknown): boolean => Boolean(setting)

const isHidden = (field: FlattenedField): boolean =>
  ('hidden' in field && field.hidden === true) ||
  ('access' in field && field.access?.read === unreadable.read)

/** Fields that hooks and operations write, whatever a client sends. */
const isReadOnly = (field: FlattenedField): boolean =>
  'access' in field && field.access?.create === setBySystem.create

const OWN = ['id', 'createdAt', 'updatedAt']
const OF_UPLOAD = [
  'url',
  'thumbnailURL',
  'filename',
  'mimeType',
  'filesize',
  'width',
  'height',
  'focalX',
  'focalY',
]

const withFormats = (properties: Record<string, unknown>, fields: readonly FlattenedField[]) => {
  const dates = new Set(fields.flatMap(({ type, name }) => (type === 'date' ? [name] : [])))
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const format = name === 'id' ? 'uuid' : dates.has(name) ? 'date-time' : undefined
      return [name, isRecord(schema) && format !== undefined ? { ...schema, format } : schema]
    }),
  )
}

/** Schemas of a collection: what it answers with, what a create takes, what an update takes. */
export const documentSchemas = (
  collection: SanitizedCollectionConfig,
  config: SanitizedConfig,
): { read: Schema; create: Schema; update: Schema } => {
  const whole: unknown = pointed(entityToJSONSchema(config, collection, new Map(), 'text'))
  const { properties: all, required: needed, title } = isRecord(whole) ? whole : {}
  const fields = collection.flattenedFields
  const hidden = new Set([...SECRET, ...fields.filter(isHidden).map(({ name }) => name)])
  const entries = Object.entries(isRecord(all) ? all : {}).filter(([name]) => !hidden.has(name))
  const properties = withFormats(Object.fromEntries(entries), fields)
  const required = (Array.isArray(needed) ? needed : []).map(String)
  const fixed = new Set([
    ...OWN,
    ...(isOn(collection.upload) ? OF_UPLOAD : []),
    ...fields.filter(isReadOnly).map(({ name }) => name),
    'collection',
    'sessions',
  ])
  const written = Object.fromEntries(
    Object.entries(properties).filter(([name]) => !fixed.has(name)),
  )
  const defaults = new Set(
    fields.flatMap((field) =>
      'defaultValue' in field && field.defaultValue !== undefined ? [field.name] : [],
    ),
  )
  const login = isOn(collection.auth)
    ? { password: { type: 'string', writeOnly: true, minLength: 12 } }
    : {}
  const create = { ...written, ...login }
  const named = typeof title === 'string' ? title : collection.slug
  return {
    // A field that the person may not read is left out of the answer.
    read: {
      title: named,
      type: 'object',
      properties,
      required: ['id'],
      additionalProperties: false,
    },
    create: {
      title: `${named}Create`,
      type: 'object',
      properties: create,
      required: [
        ...required.filter((name) => name in written && !defaults.has(name)),
        ...Object.keys(login),
      ],
    },
    update: { title: `${named}Update`, type: 'object', properties: written },
  }
}
