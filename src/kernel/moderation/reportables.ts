import type { PayloadRequest } from 'payload'
import type { Locale } from '../i18n/locales'
import { processWide } from '../processWide'

/** What was said in a community and may be complained of, by name. */
export interface ReportedRecord {
  req: PayloadRequest
  /** Ids. */
  community: string
  record: string
  /** Which part of the record: the number of a message. 0: all of it. */
  part: number
}

/** Kept with a report: what it is about may be changed or taken back before anybody looks. */
export interface Evidence {
  /** Id of whoever said it. */
  author: string
  text: string
  files: { id: string; name: string; isImage: boolean }[]
  /** When it was said. */
  at: Date
}

/** A kind of thing that people may report, by the module that owns it. */
export interface Reportable {
  /** Kebab-case; it is stored. */
  kind: string
  label: Record<Locale, string>
  /**
   * By the rights of the person who reports it.
   * @throws AppError 404 where there is no such thing for them.
   */
  evidence: (reported: ReportedRecord) => Promise<Evidence>
  /**
   * Takes it away from everybody, in the transaction of the manager who has just decided so on the
   * report of this id. What is gone already stays gone.
   */
  takeAway: (reported: ReportedRecord & { report: string }) => Promise<void>
}

const held = processWide('reportables', () => new Map<string, Reportable>())

/** Called once, by payload.config.ts: the kernel knows no module. */
export const bindReportables = (
  modules: readonly { reportables?: readonly Reportable[] }[],
): void => {
  held.clear()
  for (const one of modules.flatMap(({ reportables }) => reportables ?? [])) {
    held.set(one.kind, one)
  }
}

/** undefined: nobody may report such a thing. */
export const reportableOf = (kind: string): Reportable | undefined => held.get(kind)
