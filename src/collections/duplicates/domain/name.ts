/** Letters that no accent makes, as people write them where they have no such key. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

const withoutAccents = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}+/gu, '')

const plain = (name: string): string =>
  withoutAccents(withoutAccents(name).toUpperCase().toLowerCase()).replaceAll(
    /[æœøłđðþı]/g,
    (letter) => PLAIN[letter] ?? letter,
  )

/**
 * What two spellings of one name share: case, accents, signs and the order of its words do not
 * count. Null for a name without a letter or digit.
 */
export const nameKeyOf = (name: string): string | null => {
  const words = plain(name).split(/[^\p{L}\p{N}]+/u)
  const held = words.filter((word) => word !== '').toSorted()
  return held.length === 0 ? null : held.join(' ')
}
