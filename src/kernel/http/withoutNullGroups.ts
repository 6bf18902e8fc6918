import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const cleaned = (data: Record<string, unknown>, fields: readonly FlattenedField[]) => {
  const groups = new Map(
    fields.flatMap((field) => (field.type === 'group' ? [[field.name, field] as const] : [])),
  )
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]): [string, unknown][] => {
      const group = groups.get(name)
      if (!group) return [[name, value]]
      if (value === null) return []
      return [[name, isRecord(value) ? cleaned(value, group.flattenedFields) : value]]
    }),
  )
}

/**
 * A group that a client sends as null is one that it does not send: Payload looks for the group's
 * fields in it and fails.
 */
export const withoutNullGroups: CollectionBeforeOperationHook = ({ args, collection }) => {
  const data: unknown = 'data' in args ? args.data : undefined
  if (!isRecord(data)) return args
  return { ...args, data: cleaned(data, collection.flattenedFields) }
}
