import type { PayloadRequest } from 'payload'
import type { Locale } from './i18n/locales'

interface Held {
  req: PayloadRequest
  community: string
  /** Id of a user. */
  person: string
}

interface HandOver {
  req: PayloadRequest
  community: string
  from: string
  to: string
}

/** Work of a module that lies with one person and must not stay with somebody who leaves. */
export interface Assignment {
  kind: string
  label: Record<Locale, string>
  /** How much of it is open. */
  count: (held: Held) => Promise<number>
  /** Gives all that is open to another person, in the request's own transaction; how much it was. */
  handOver: (work: HandOver) => Promise<number>
}

let bound: readonly Assignment[] = []

/** Called once, by payload.config.ts: the kernel knows no module. */
export const bindAssignments = (
  modules: readonly { assignments?: readonly Assignment[] }[],
): void => {
  bound = modules.flatMap(({ assignments }) => assignments ?? [])
}

/** What lies with a person; kinds of which there is nothing are left out. */
export const assignmentsOf = async (
  held: Held,
): Promise<{ kind: string; label: Record<Locale, string>; count: number }[]> => {
  const found = []
  for (const { kind, label, count } of bound) {
    found.push({ kind, label, count: await count(held) })
  }
  return found.filter(({ count }) => count > 0)
}

export const handOverAll = async (work: HandOver): Promise<number> => {
  let moved = 0
  for (const { handOver } of bound) moved += await handOver(work)
  return moved
}
