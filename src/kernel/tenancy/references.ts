import type { Field } from 'payload'

/** A field of a collection that points at documents of others. */
export interface Reference {
  /** Segments from the document's root; `[]` stands for every row of an array. */
  path: string[]
  relationTo: readonly string[]
}

const ofField = (field: Field, prefix: string[]): Reference[] => {
  switch (field.type) {
    case 'relationship':
    case 'upload': {
      // A membership brings a person into a community: the one reference that starts outside it.
      if (field.custom?.['fromOutside'] === true) return []
      const relationTo = Array.isArray(field.relationTo) ? field.relationTo : [field.relationTo]
      return [{ path: [...prefix, field.name], relationTo }]
    }
    case 'group':
      return 'name' in field && field.name
        ? referencesIn(field.fields, [...prefix, field.name])
        : referencesIn(field.fields, prefix)
    case 'array':
      return referencesIn(field.fields, [...prefix, field.name, '[]'])
    case 'blocks':
      return field.blocks.flatMap((block) =>
        referencesIn(block.fields, [...prefix, field.name, '[]']),
      )
    case 'row':
    case 'collapsible':
      return referencesIn(field.fields, prefix)
    case 'tabs':
      return field.tabs.flatMap((tab) =>
        referencesIn(tab.fields, 'name' in tab && tab.name ? [...prefix, tab.name] : prefix),
      )
    default:
      return []
  }
}

/** Every relationship and upload field, however deep. */
export const referencesIn = (fields: readonly Field[], prefix: string[] = []): Reference[] =>
  fields.flatMap((field) => ofField(field, prefix))

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const valuesAt = (value: unknown, path: readonly string[]): unknown[] => {
  const [head, ...rest] = path
  if (head === undefined) return Array.isArray(value) ? value : [value]
  if (head === '[]') {
    return Array.isArray(value) ? value.flatMap((row: unknown) => valuesAt(row, rest)) : []
  }
  return isRecord(value) ? valuesAt(value[head], rest) : []
}

const idOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  if (isRecord(value) && typeof value['id'] === 'string') return value['id']
  return undefined
}

export interface Pointer {
  relationTo: string
  id: string
}

/** The documents that `data` points at through a reference; empty where the field is not set. */
export const pointersOf = (data: unknown, reference: Reference): Pointer[] =>
  valuesAt(data, reference.path).flatMap((value) => {
    if (isRecord(value) && typeof value['relationTo'] === 'string') {
      const id = idOf(value['value'])
      return id === undefined ? [] : [{ relationTo: value['relationTo'], id }]
    }
    const id = idOf(value)
    const [relationTo] = reference.relationTo
    return id === undefined || relationTo === undefined ? [] : [{ relationTo, id }]
  })
