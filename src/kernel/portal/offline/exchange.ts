import { contact, keepList, readList, readQueue } from './device'
import type { Contact } from './device'
import type { Answer, Queued } from './domain/queue'
import { enrolmentOf } from './enrolment'
import type { Enrolment } from './enrolment'
import { refreshShell } from './shell'
import type { Screen } from './store'
import { syncQueue } from './sync'
import type { OpenVault } from './vault'

/** A list and its age. */
export interface Known<List> {
  list: List
  at: number
}

/** What a page that works without a network keeps, and how it comes from the server and goes there. */
export interface Exchanged<List, Entry extends Queued> {
  screen: Screen
  isList: (value: unknown) => value is List
  isEntry: (value: unknown) => value is Entry
  /** The server's answer to whoever has the list of that digest: another digest, and the list or null. */
  fetchList: (
    enrolment: Enrolment,
    known: string,
  ) => Promise<{ digest: string; list: unknown } | null>
  send: (enrolment: Enrolment, entries: readonly Entry[]) => Promise<ReadonlyMap<string, Answer>>
  /** The list as it looks after them, where that matters before the next one is fetched. */
  after?: (list: List, entries: readonly Entry[]) => List
}

/** What became of what waited. */
export interface Sent {
  done: number
  clashes: number
  left: number
}

export interface Inside<List, Entry> {
  list: Known<List> | null
  entries: Entry[]
  /** Ids of entries that somebody changed on the device. */
  unreadable: string[]
}

export interface Brought<List, Entry> extends Inside<List, Entry> {
  contact: Contact
  /** Null where nothing waited. */
  sent: Sent | null
}

const listIn = async <List, Entry extends Queued>(
  { screen, isList }: Exchanged<List, Entry>,
  enrolment: Enrolment,
  vault: OpenVault,
): Promise<(Known<List> & { digest: string }) | null> => {
  const kept = await readList(enrolment, vault, screen)
  const value: unknown = kept && JSON.parse(kept.text)
  return kept && isList(value) ? { list: value, at: kept.at, digest: kept.digest } : null
}

/** What lies on the device. */
export const lookInside = async <List, Entry extends Queued>(
  what: Exchanged<List, Entry>,
  enrolment: Enrolment,
  vault: OpenVault,
): Promise<Inside<List, Entry>> => {
  const known = await listIn(what, enrolment, vault)
  return {
    list: known && { list: known.list, at: known.at },
    ...(await readQueue(enrolment, vault, what.isEntry, what.screen)),
  }
}

const fetchList = async <List, Entry extends Queued>(
  what: Exchanged<List, Entry>,
  enrolment: Enrolment,
  vault: OpenVault,
): Promise<void> => {
  const known = await listIn(what, enrolment, vault)
  const answer = await what.fetchList(enrolment, known?.digest ?? '')
  if (answer === null) return
  const { digest } = answer
  const list = what.isList(answer.list) ? answer.list : known?.list
  if (list === undefined) return
  const text = JSON.stringify(list)
  await keepList(enrolment, vault, { text, digest, at: Date.now() }, what.screen)
}

/** What the server has taken stands in the list before it goes from the queue: nothing is forgotten between. */
const noteSent = async <List, Entry extends Queued>(
  what: Exchanged<List, Entry>,
  enrolment: Enrolment,
  vault: OpenVault,
  taken: readonly Entry[],
): Promise<void> => {
  if (!what.after || taken.length === 0) return
  const known = await listIn(what, enrolment, vault)
  if (known === null) return
  const text = JSON.stringify(what.after(known.list, taken))
  // It is no state of the server's: the whole list comes with the next contact.
  await keepList(enrolment, vault, { text, digest: '', at: known.at }, what.screen)
}

const sendAll = async <List, Entry extends Queued>(
  what: Exchanged<List, Entry>,
  enrolment: Enrolment,
  vault: OpenVault,
): Promise<Sent | null> => {
  let [done, clashes] = [0, 0]
  const left = await syncQueue({
    enrolment,
    screen: what.screen,
    vault,
    isEntry: what.isEntry,
    send: async (entries) => {
      const answers = await what.send(enrolment, entries)
      const said = [...answers.values()]
      done = said.filter((answer) => answer === 'done' || answer === 'already').length
      clashes = said.filter((answer) => answer === 'conflict').length
      const taken = entries.filter(({ id }) => (answers.get(id) ?? 'away') !== 'away')
      await noteSent(what, enrolment, vault, taken)
      return answers
    },
  })
  return done + clashes + left.length === 0 ? null : { done, clashes, left: left.length }
}

/** Brings what waits to the server and the list from it, where the device may go on. */
export const exchange = async <List, Entry extends Queued>(
  what: Exchanged<List, Entry>,
  enrolment: Enrolment,
  vault: OpenVault,
): Promise<Brought<List, Entry>> => {
  // Somebody signed out in another tab: what is open here goes too.
  const isGone = enrolmentOf(enrolment.slug)?.device !== enrolment.device
  const said = isGone ? 'over' : await contact(enrolment)
  if (said === 'revoked' || said === 'over') {
    return { contact: said, list: null, entries: [], unreadable: [], sent: null }
  }
  if (said !== 'active') {
    return { contact: said, sent: null, ...(await lookInside(what, enrolment, vault)) }
  }
  const sent = await sendAll(what, enrolment, vault)
  // What cannot be fetched now is fetched the next time.
  await fetchList(what, enrolment, vault).catch(() => undefined)
  await refreshShell(enrolment).catch(() => undefined)
  return { contact: said, sent, ...(await lookInside(what, enrolment, vault)) }
}
