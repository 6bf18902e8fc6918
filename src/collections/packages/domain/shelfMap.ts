export interface Shelf {
  name: string
  area: string
  /** Parcels that wait there now. */
  waiting: number
}

/** The order of choosing: free shelves first, then the emptiest; among equals as the map has them. */
export const freeFirst = <T extends Pick<Shelf, 'waiting'>>(shelves: readonly T[]): T[] =>
  [...shelves].sort((one, other) => one.waiting - other.waiting)
