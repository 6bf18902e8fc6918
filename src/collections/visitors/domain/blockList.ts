export interface Blocked {
  id: string
  name: string
  /** Other names, one a line. */
  aliases: string
  vehicle: string
}

interface Arriving {
  name: string
  vehicle: string
}

/** Words of a name as people compare them: without case, accents and signs. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLocaleLowerCase('en')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** A plate without what is written between its signs. */
export const plateOf = (plate: string): string =>
  plate.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

const namesOf = ({ name, aliases }: Blocked): string[][] =>
  [name, ...aliases.split('\n')].map(wordsOf).filter((words) => words.length > 0)

/** Each word of the one is among those of the other, in whatever order. One word alone is a name of its own. */
const isNamed = (listed: readonly string[], arriving: readonly string[]): boolean =>
  listed.length === 1
    ? arriving.length === 1 && arriving[0] === listed[0]
    : listed.every((word) => arriving.includes(word))

/** The entry of the list that somebody at the gate is like; undefined where there is none. */
export const matchBlocked = (
  list: readonly Blocked[],
  { name, vehicle }: Arriving,
): Blocked | undefined => {
  const words = wordsOf(name)
  const plate = plateOf(vehicle)
  return list.find(
    (entry) =>
      namesOf(entry).some((listed) => isNamed(listed, words)) ||
      (plate !== '' && plateOf(entry.vehicle) === plate),
  )
}
