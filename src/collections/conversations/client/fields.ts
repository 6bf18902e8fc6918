const fieldOf = (data: unknown, key: string): unknown =>
  typeof data === 'object' && data !== null
    ? Object.entries(data).find(([name]) => name === key)?.[1]
    : undefined

/** A number of what a push told; undefined where there is none. */
export const numberIn = (data: unknown, key: string): number | undefined => {
  const value = fieldOf(data, key)
  return typeof value === 'number' ? value : undefined
}

export const textIn = (data: unknown, key: string): string | undefined => {
  const value = fieldOf(data, key)
  return typeof value === 'string' ? value : undefined
}
