/** What is known of a person and easily guessed by whoever knows them. */
export interface About {
  name?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  communities?: readonly string[] | undefined
}

/** Small letters without accents: "Léa" and "lea" are one. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()

const MIN_PART = 3

/** The words that stand for a person: parts of names and addresses, the phone's digits. */
export const partsOf = ({
  name = '',
  email = '',
  phone = '',
  communities = [],
}: About): string[] => {
  const digits = phone.replaceAll(/\D/g, '')
  const words = [name, email, ...communities].flatMap((text) =>
    plain(text).split(/[^\p{L}\p{N}]+/u),
  )
  // The end of a number is what people know by heart; the country's part is left out.
  const all = [...words, digits, digits.slice(-9), digits.slice(-6)]
  return [...new Set(all)].filter((part) => part.length >= MIN_PART)
}

/** Whether a password is, for its greater part, made of what is known of its person. */
export const isMainlyPersonal = (password: string, about: About): boolean => {
  const whole = plain(password).replaceAll(/[^\p{L}\p{N}]/gu, '')
  if (whole === '') return false
  const rest = partsOf(about)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, part) => left.replaceAll(part, ' '), whole)
  return rest.replaceAll(' ', '').length * 2 < whole.length
}
