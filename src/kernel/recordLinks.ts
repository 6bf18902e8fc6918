import type { PayloadRequest } from 'payload'

/** What is shown of a record that a conversation is about, or that a message names. */
export interface RecordCard {
  /** At most some 80 characters. */
  title: string
  /** A second line: a state, a date. */
  detail: string | null
  /** Where the person opens it: a path of the portal, the desk or the panel. */
  path: string
}

/** A kind of record that others may link to, by the module that owns it. */
export interface RecordLink {
  /** Kebab-case; it is stored. */
  type: string
  /** Paths below the community (`desk/packages`) under which such a record has a page, by its id. */
  pages: readonly string[]
  /**
   * By the rights of the person behind the request, all in one question; what is not for them, or not
   * there, is left out.
   */
  cards: (args: {
    req: PayloadRequest
    community: { id: string; slug: string }
    ids: readonly string[]
  }) => Promise<ReadonlyMap<string, RecordCard>>
}

let bound: ReadonlyMap<string, RecordLink> = new Map()

/** Called once, by payload.config.ts: the kernel knows no module. */
export const bindRecordLinks = (
  modules: readonly { recordLinks?: readonly RecordLink[] }[],
): void => {
  bound = new Map(
    modules.flatMap(({ recordLinks }) => recordLinks ?? []).map((link) => [link.type, link]),
  )
}

export const recordLink = (type: string): RecordLink | undefined => bound.get(type)

export const recordLinks = (): readonly RecordLink[] => [...bound.values()]
