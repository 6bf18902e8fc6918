import { contact, keepList, readList, readQueue } from '@/kernel/portal/offline/device'
import type { Contact } from '@/kernel/portal/offline/device'
import { enrolmentOf } from '@/kernel/portal/offline/enrolment'
import type { Enrolment } from '@/kernel/portal/offline/enrolment'
import { refreshShell } from '@/kernel/portal/offline/shell'
import { syncQueue } from '@/kernel/portal/offline/sync'
import type { OpenVault } from '@/kernel/portal/offline/vault'
import { isOfflineEntry, isOfflineList } from '../../domain/offlineDesk'
import type { OfflineEntry, OfflineList } from '../../domain/offlineDesk'
import { isRecord } from '../components/loadUnits'
import { sendEntries } from './send'

/** The list of the day and its age. */
export interface KnownList {
  list: OfflineList
  at: number
}

/** What became of what waited. */
export interface Sent {
  done: number
  clashes: number
  left: number
}

export interface Brought {
  contact: Contact
  list: KnownList | null
  entries: OfflineEntry[]
  /** Ids of entries that somebody changed on the device. */
  unreadable: string[]
  /** Null where nothing waited. */
  sent: Sent | null
}

/** What lies on the device. */
export const lookInside = async (
  enrolment: Enrolment,
  vault: OpenVault,
): Promise<Pick<Brought, 'list' | 'entries' | 'unreadable'>> => {
  const kept = await readList(enrolment, vault)
  const value: unknown = kept && JSON.parse(kept.text)
  return {
    list: kept && isOfflineList(value) ? { list: value, at: kept.at } : null,
    ...(await readQueue(enrolment, vault, isOfflineEntry)),
  }
}

const fetchList = async (enrolment: Enrolment, vault: OpenVault): Promise<void> => {
  const kept = await readList(enrolment, vault)
  const query = new URLSearchParams({ known: kept?.digest ?? '' })
  const slug = encodeURIComponent(enrolment.slug)
  const answer = await fetch(`/api/c/${slug}/desk/offline-list?${query.toString()}`)
  const body: unknown = await answer.json()
  if (!answer.ok || !isRecord(body)) return
  const { digest, list } = body
  const text = isOfflineList(list) ? JSON.stringify(list) : kept?.text
  if (text === undefined) return
  await keepList(enrolment, vault, { text, digest: String(digest), at: Date.now() })
}

const sendAll = async (enrolment: Enrolment, vault: OpenVault): Promise<Sent | null> => {
  let [done, clashes] = [0, 0]
  const left = await syncQueue({
    enrolment,
    vault,
    isEntry: isOfflineEntry,
    send: async (entries) => {
      const answers = await sendEntries(enrolment, entries)
      const said = [...answers.values()]
      done = said.filter((answer) => answer === 'done' || answer === 'already').length
      clashes = said.filter((answer) => answer === 'conflict').length
      return answers
    },
  })
  return done + clashes + left.length === 0 ? null : { done, clashes, left: left.length }
}

/** Brings what waits to the server and the list from it, where the device may go on. */
export const exchange = async (enrolment: Enrolment, vault: OpenVault): Promise<Brought> => {
  // Somebody signed out in another tab: what is open here goes too.
  const isGone = enrolmentOf(enrolment.slug)?.device !== enrolment.device
  const said = isGone ? 'over' : await contact(enrolment)
  if (said === 'revoked' || said === 'over') {
    return { contact: said, list: null, entries: [], unreadable: [], sent: null }
  }
  if (said !== 'active') {
    return { contact: said, sent: null, ...(await lookInside(enrolment, vault)) }
  }
  const sent = await sendAll(enrolment, vault)
  // What cannot be fetched now is fetched the next time.
  await fetchList(enrolment, vault).catch(() => undefined)
  await refreshShell(enrolment).catch(() => undefined)
  return { contact: said, sent, ...(await lookInside(enrolment, vault)) }
}
