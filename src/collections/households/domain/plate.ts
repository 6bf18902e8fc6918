const SHORTEST = 2
const LONGEST = 12

/**
 * A number plate for comparing: capital letters and digits alone, so that `ab-123 cd` and `AB 123-CD`
 * are one. null: this is no plate.
 */
export const plateKeyOf = (plate: string): string | null => {
  const key = plate
    .normalize('NFKC')
    .toLocaleUpperCase('en')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  return key.length >= SHORTEST && key.length <= LONGEST ? key : null
}
