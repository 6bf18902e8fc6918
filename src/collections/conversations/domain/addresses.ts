/** A kind of record and a path below the community under which it has pages. */
interface RecordPage {
  type: string
  /** `desk/packages`. */
  page: string
}

interface NamedRecord {
  /** Of the community in the address. */
  slug: string
  type: string
  id: string
}

/** More cards than this below one message would be no talk any more. */
const MOST = 3
const ADDRESS = /https?:\/\/[^\s<>"'()[\]]+/gi
/** Ends a sentence, and no address of ours. */
const END = new Set('.,;:!?…»”’')
const PATH = /^\/c\/([a-z0-9-]+)\/([a-z/-]+)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i

const withoutEnd = (address: string): string => {
  let length = address.length
  while (length > 0 && END.has(address.charAt(length - 1))) length -= 1
  return address.slice(0, length)
}

const pathOf = (address: string, origin: string): string | null => {
  const url = URL.parse(address)
  return url?.origin === origin ? url.pathname : null
}

/**
 * Records of this installation whose addresses stand in a text: each once, in order, the first few.
 * @param origin of the installation, as `URL` writes it
 */
export const recordsNamedIn = (
  text: string,
  { origin, pages }: { origin: string; pages: readonly RecordPage[] },
): NamedRecord[] => {
  const found = new Map<string, NamedRecord>()
  for (const [address] of text.matchAll(ADDRESS)) {
    const path = pathOf(withoutEnd(address), origin)
    const [, slug, page, id] = (path === null ? null : PATH.exec(path)) ?? []
    const type = pages.find((known) => known.page === page)?.type
    if (slug === undefined || id === undefined || type === undefined) continue
    const key = `${type} ${id.toLowerCase()}`
    if (!found.has(key)) found.set(key, { slug, type, id: id.toLowerCase() })
    if (found.size === MOST) break
  }
  return [...found.values()]
}
