const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Where a link of a text may lead; null for what would run something, or leads nowhere. */
export const safeHref = (value: unknown): string | null => {
  if (typeof value !== 'string') return null
  const text = value.trim()
  // A path of this installation: not `//elsewhere`.
  if (/^\/(?![/\\])/.test(text)) return text
  const address = URL.canParse(text) ? new URL(text) : null
  return address && SAFE.has(address.protocol) ? text : null
}
