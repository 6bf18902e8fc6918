/** A part of an address's search that stands there once; a browser may send it several times. */
export const textOf = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined
