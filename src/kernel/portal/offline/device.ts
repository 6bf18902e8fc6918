import { waitLeft, MOST_TRIES } from './domain/pin'
import { inOrder } from './domain/queue'
import type { Queued } from './domain/queue'
import { markEnrolled, noteUnsent } from './enrolment'
import type { Enrolment } from './enrolment'
import { forgetCommunity } from './forget'
import { refreshShell, startWorker } from './shell'
import { dropList, listKey, ONLY, screenOf, withStore } from './store'
import type { Kept, Screen } from './store'
import {
  makeVault,
  openFromQueue,
  openText,
  openVault,
  renewPin,
  sealForQueue,
  sealText,
} from './vault'
import type { OpenVault } from './vault'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const addressOf = (slug: string, rest = ''): string =>
  `/api/c/${encodeURIComponent(slug)}/desk/devices${rest}`

const post = (path: string, body: object = {}): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const codeOf = (body: unknown): unknown =>
  isRecord(body) && isRecord(body['error']) ? body['error']['code'] : undefined

/** Whether the browser can: it needs TLS for all of it. */
export const canWorkOffline = (): boolean =>
  'serviceWorker' in navigator && 'caches' in window && 'locks' in navigator

/**
 * Has this browser work without a network from now on.
 * @throws where the server does not take it, or the page cannot be kept.
 */
export const enrol = async (
  { community, slug }: Pick<Enrolment, 'community' | 'slug'>,
  { label, pin }: { label: string; pin: string },
): Promise<Enrolment> => {
  const { kept, recovery } = await makeVault(pin)
  const answer = await post(addressOf(slug), { label, recovery })
  const body: unknown = await answer.json()
  if (!answer.ok || !isRecord(body)) throw new Error(`HTTP ${String(answer.status)}`)
  const enrolment = { community, slug, device: String(body['id']) }
  await forgetCommunity(community)
  await withStore(community, (db) => db.put('vault', { ...kept, failed: 0, lastTryAt: 0 }, ONLY))
  markEnrolled(enrolment)
  await startWorker()
  await refreshShell(enrolment)
  // The browser may throw away what it was not asked to keep.
  await navigator.storage.persist().catch(() => false)
  return enrolment
}

/** `away`: nobody answered, or not for good. `over`: who is signed in has no place here any more. */
export type Contact = 'active' | 'foreign' | 'revoked' | 'over' | 'signed-out' | 'away'

const readContact = (status: number, body: unknown): Contact => {
  if (status === 401) return 'signed-out'
  if (status === 200 && isRecord(body)) {
    if (body['state'] === 'revoked') return 'revoked'
    return body['isOwn'] === true ? 'active' : 'foreign'
  }
  // Only in our own words: whoever stands between us and the network says 404 too.
  const isOver = ['not-found', 'access.denied'].includes(String(codeOf(body)))
  return isOver ? 'over' : 'away'
}

/** Asks whether the device may go on, and wipes it where it may not. */
export const contact = async ({ community, slug, device }: Enrolment): Promise<Contact> => {
  try {
    const answer = await post(addressOf(slug, `/${device}/contact`))
    const state = readContact(answer.status, await answer.json())
    if (state === 'revoked' || state === 'over') {
      noteUnsent({ community }, { all: 0, atGate: 0 })
      await forgetCommunity(community)
    }
    return state
  } catch {
    return 'away'
  }
}

export type Unlocked =
  | { state: 'open'; vault: OpenVault }
  | { state: 'wrong'; left: number }
  | { state: 'wait'; until: number }
  /** Too many wrong ones: the list is gone, what waits is kept for a new PIN. */
  | { state: 'spent' }

/** Counts a try before it is made: a page that is closed in its middle has tried all the same. */
const beginTry = (
  { community }: Enrolment,
  now: number,
): Promise<Kept | { until: number } | null> =>
  withStore(community, async (db) => {
    const tx = db.transaction('vault', 'readwrite')
    const kept = await tx.store.get(ONLY)
    if (kept === undefined || kept.byPin === undefined) {
      await tx.done
      return null
    }
    const wait = waitLeft(kept.failed, kept.lastTryAt, now)
    if (wait > 0) {
      await tx.done
      return { until: now + wait }
    }
    await tx.store.put({ ...kept, failed: kept.failed + 1, lastTryAt: now }, ONLY)
    await tx.done
    return { ...kept, failed: kept.failed + 1 }
  })

const keepVault = (community: string, kept: Kept): Promise<string> =>
  withStore(community, (db) => db.put('vault', kept, ONLY))

/** Opens what lies on the device, with its PIN. */
export const unlock = async (enrolment: Enrolment, pin: string, now: number): Promise<Unlocked> => {
  const { community } = enrolment
  const kept = await beginTry(enrolment, now)
  if (kept === null) return { state: 'spent' }
  if ('until' in kept) return { state: 'wait', until: kept.until }
  const vault = await openVault(kept, pin)
  if (vault) {
    await keepVault(community, { ...kept, failed: 0 })
    return { state: 'open', vault }
  }
  const left = MOST_TRIES - kept.failed
  if (left > 0) return { state: 'wrong', left }
  await dropList(community)
  await keepVault(community, { ...kept, byPin: undefined })
  return { state: 'spent' }
}

/** Whether the PIN still opens anything. */
export const isSpent = ({ community }: Enrolment): Promise<boolean> =>
  withStore(community, async (db) => (await db.get('vault', ONLY))?.byPin === undefined)

/**
 * A new PIN for whoever enrolled the device and is signed in.
 * @throws where the server does not answer for it.
 */
export const choosePin = async (
  { community, slug, device }: Enrolment,
  pin: string,
): Promise<void> => {
  const answer = await post(addressOf(slug, `/${device}/recovery`))
  const body: unknown = await answer.json()
  if (!answer.ok || !isRecord(body)) throw new Error(`HTTP ${String(answer.status)}`)
  const kept = await withStore(community, (db) => db.get('vault', ONLY))
  if (!kept) throw new Error('nothing is kept here')
  const renewed = await renewPin(kept, String(body['recovery']), pin)
  await keepVault(community, { ...renewed, failed: 0, lastTryAt: 0 })
}

const countQueue = async (enrolment: Enrolment): Promise<void> => {
  const rows = await withStore(enrolment.community, (db) => db.getAll('queue'))
  const waiting = rows.filter(({ isUnreadable }) => isUnreadable !== true)
  const atGate = waiting.filter((row) => screenOf(row) === 'gate').length
  noteUnsent(enrolment, { all: waiting.length, atGate })
}

/** What an entry is sealed as: moved to another page's queue it does not open. */
const aboutEntry = (id: string, screen: Screen): string =>
  screen === 'desk' ? id : `${screen}/${id}`

/** Keeps entries until there is a network. It needs no PIN: who opens them needs it. */
export const keepEntries = async (
  enrolment: Enrolment,
  entries: readonly Queued[],
  screen: Screen = 'desk',
): Promise<void> => {
  await withStore(enrolment.community, async (db) => {
    const kept = await db.get('vault', ONLY)
    if (!kept) throw new Error('nothing is kept here')
    for (const entry of entries) {
      const { id } = entry
      const about = aboutEntry(id, screen)
      const sealed = await sealForQueue(kept.queuePublic, JSON.stringify(entry), about)
      await db.put('queue', { id, sealed, screen })
    }
  })
  await countQueue(enrolment)
}

interface Queue<Entry> {
  /** In the order in which it happened. */
  entries: Entry[]
  /** Ids of what somebody changed on the device. */
  unreadable: string[]
}

/** What waits of one page. What does not open is marked, so that it counts as waiting no more. */
export const readQueue = async <Entry extends Queued>(
  enrolment: Enrolment,
  vault: OpenVault,
  isEntry: (value: unknown) => value is Entry,
  screen: Screen = 'desk',
): Promise<Queue<Entry>> => {
  const { community } = enrolment
  const all = await withStore(community, (db) => db.getAll('queue'))
  const rows = all.filter((row) => screenOf(row) === screen)
  const entries: Entry[] = []
  const changed: typeof rows = []
  for (const row of rows) {
    const text = await openFromQueue(vault, row.sealed, aboutEntry(row.id, screen)).catch(
      () => 'null',
    )
    const value: unknown = JSON.parse(text)
    if (isEntry(value)) entries.push(value)
    else changed.push(row)
  }
  const fresh = changed.filter(({ isUnreadable }) => isUnreadable !== true)
  if (fresh.length > 0) {
    await withStore(community, async (db) => {
      for (const row of fresh) await db.put('queue', { ...row, isUnreadable: true })
    })
    await countQueue(enrolment)
  }
  return { entries: inOrder(entries), unreadable: changed.map(({ id }) => id) }
}

/**
 * Throws away what does not open, once the server knows of it.
 * @throws where it could not be told.
 */
export const discardUnreadable = async (
  enrolment: Enrolment,
  ids: readonly string[],
): Promise<void> => {
  const path = addressOf(enrolment.slug, `/${enrolment.device}/discarded`)
  const answer = await post(path, { count: ids.length })
  if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`)
  await dropEntries(enrolment, ids)
}

export const dropEntries = async (enrolment: Enrolment, ids: readonly string[]): Promise<void> => {
  await withStore(enrolment.community, async (db) => {
    for (const id of ids) await db.delete('queue', id)
  })
  await countQueue(enrolment)
}

const aboutList = (screen: Screen): string => (screen === 'desk' ? 'list' : `${screen}/list`)

/** Keeps the list of the day, sealed. */
export const keepList = async (
  { community }: Enrolment,
  vault: OpenVault,
  { text, digest, at }: { text: string; digest: string; at: number },
  screen: Screen = 'desk',
): Promise<void> => {
  const sealed = await sealText(vault.key, text, aboutList(screen))
  await withStore(community, (db) => db.put('list', { sealed, digest, at }, listKey(screen)))
}

/** The list of the day with its age; null where there is none. */
export const readList = async (
  { community }: Enrolment,
  vault: OpenVault,
  screen: Screen = 'desk',
): Promise<{ text: string; digest: string; at: number } | null> => {
  const row = await withStore(community, (db) => db.get('list', listKey(screen)))
  if (!row) return null
  const { sealed, digest, at } = row
  // What somebody changed on the device is none; it is fetched again.
  const text = await openText(vault.key, sealed, aboutList(screen)).catch(() => null)
  return text === null ? null : { text, digest, at }
}
