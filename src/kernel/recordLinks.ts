import type { PayloadRequest } from 'payload'
import type { Locale } from './i18n/locales'

/** What is shown of a record that a conversation is about. */
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
  label: Record<Locale, string>
  /** By the rights of the person behind the request; null where it is not for them, or not there. */
  card: (args: { req: PayloadRequest; community: string; id: string }) => Promise<RecordCard | null>
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
