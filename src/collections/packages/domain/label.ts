const MARKS = /\p{M}/gu
const NO_LETTERS = /[^\p{L}\p{N}]+/gu

/** A name on a label as it is remembered: `  Mme. CHLOÉ  Petit ` and `mme chloe petit` are the same. */
export const labelKey = (label: string): string =>
  label.normalize('NFKD').replaceAll(MARKS, '').toLowerCase().replaceAll(NO_LETTERS, ' ').trim()

const MOST_WORDS = 6

/** The words of a search, each to be found somewhere; initials and titles of one letter say nothing. */
export const searchWords = (typed: string): string[] => {
  const words = typed.trim().split(/\s+/).filter(Boolean)
  const telling = words.filter((word) => word.replaceAll(NO_LETTERS, '').length > 1)
  return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS)
}

const FEWEST_DIGITS = 4

/** The digits of a typed phone number; undefined where it is none, or too short to tell anybody by. */
export const phoneDigits = (typed: string): string | undefined => {
  if (!/^[+\d\s().-]+$/.test(typed.trim())) return undefined
  const digits = typed.replaceAll(/\D/g, '')
  // National numbers begin with a 0 that the stored international ones lack.
  const told = digits.replace(/^0+/, '')
  return told.length >= FEWEST_DIGITS ? told : undefined
}
