/** A document of Payload as it comes: nothing of it is known. */
export type Fields = Record<string, unknown>

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Of a link: its id, however deep it was read. */
export const idOf = (value: unknown): string | null => {
  const id = typeof value === 'object' && value !== null ? fieldsOf(value)['id'] : value
  return typeof id === 'string' ? id : null
}
