import { afterAnswers } from './domain/queue'
import type { Answer, Queued } from './domain/queue'
import { dropEntries, readQueue } from './device'
import type { Enrolment } from './enrolment'
import type { Screen } from './store'
import type { OpenVault } from './vault'

interface Sync<Entry extends Queued> {
  enrolment: Enrolment
  screen?: Screen
  vault: OpenVault
  isEntry: (value: unknown) => value is Entry
  /** Brings them to the server, which takes each once, and gives what became of each. */
  send: (entries: readonly Entry[]) => Promise<ReadonlyMap<string, Answer>>
}

/**
 * Sends what waits. Of several tabs one does at a time; the next finds nothing left.
 * @returns what waits still.
 */
export const syncQueue = <Entry extends Queued>({
  enrolment,
  screen = 'desk',
  vault,
  isEntry,
  send,
}: Sync<Entry>): Promise<Entry[]> =>
  navigator.locks.request(`courtyard/${enrolment.community}/sync`, async () => {
    const { entries } = await readQueue(enrolment, vault, isEntry, screen)
    if (entries.length === 0) return entries
    const left = afterAnswers(entries, await send(entries))
    const kept = new Set(left.map(({ id }) => id))
    const gone = entries.filter(({ id }) => !kept.has(id))
    await dropEntries(
      enrolment,
      gone.map(({ id }) => id),
    )
    return left
  })
