/** Whether a font has a letter. */
export type HasGlyph = (codePoint: number) => boolean

/** One character each for what a reader sees as one: letters with their accents. */
const composed = (text: string): string[] => Array.from(text.normalize('NFC'))

const isKnown = (character: string, hasGlyph: HasGlyph): boolean =>
  hasGlyph(character.codePointAt(0) ?? 0)

/**
 * A text as a font can print it. Pictures and signs that it lacks are left out; a text with letters
 * that it lacks gives way to `instead` as a whole, because half a name is nobody's.
 */
export const spellWith = (text: string, hasGlyph: HasGlyph, instead: string): string => {
  const characters = composed(text)
  const isReadable = characters.every(
    (character) => isKnown(character, hasGlyph) || !/[\p{L}\p{M}\p{N}]/u.test(character),
  )
  if (!isReadable) return instead
  const kept = characters
    .filter((character) => isKnown(character, hasGlyph))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return kept === '' ? instead : kept
}
