/** Providers to whom the dots of the part before the sign mean nothing, by the domain that all share. */
const WITHOUT_DOTS: ReadonlyMap<string, string> = new Map([
  ['gmail.com', 'gmail.com'],
  ['googlemail.com', 'gmail.com'],
])

const withoutTag = (local: string): string => {
  const plus = local.indexOf('+')
  // A part that begins with the sign has nothing before it to stand for.
  return plus > 0 ? local.slice(0, plus) : local
}

const withoutDots = (local: string): string => local.replaceAll('.', '') || local

/**
 * What two addresses share that lead to one mailbox: without the part from the plus sign on, in
 * small letters, and without dots where the provider does not look at them.
 */
export const mailboxOf = (address: string): string => {
  const tidy = address.trim().toLowerCase()
  const at = tidy.lastIndexOf('@')
  if (at < 1) return tidy
  const local = withoutTag(tidy.slice(0, at))
  const domain = tidy.slice(at + 1)
  const shared = WITHOUT_DOTS.get(domain)
  return shared === undefined ? `${local}@${domain}` : `${withoutDots(local)}@${shared}`
}

/** An address that its owner knows again and nobody else learns: `z•••@example.org`. */
export const maskedAddress = (address: string): string => {
  const at = address.lastIndexOf('@')
  return at < 1 ? '•••' : `${address.slice(0, 1)}•••${address.slice(at)}`
}
