/** The id of a link, whether it was followed or not. */
export const idOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id)
  throw new TypeError('a document without what it belongs to')
}
