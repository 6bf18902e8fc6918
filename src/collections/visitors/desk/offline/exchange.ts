import type { Answer } from '@/kernel/portal/offline/domain/queue'
import { inParts } from '@/kernel/portal/offline/domain/queue'
import type { Enrolment } from '@/kernel/portal/offline/enrolment'
import type { Exchanged } from '@/kernel/portal/offline/exchange'
import { fetchKept } from '@/kernel/portal/offline/fetchKept'
import { postEntries, sendInParts } from '@/kernel/portal/offline/sendEntries'
import { afterEntries, isGateDay, isGateEntry } from '../../domain/gateDay'
import type { GateDay, GateEntry } from '../../domain/gateDay'

/** As many as the server takes at once, at most. */
const PART = 25

const bodyOf = ({ at, isSingle: _, ...entry }: GateEntry) => ({
  ...entry,
  happenedAt: new Date(at).toISOString(),
})

const sendEntries = (
  { slug, device }: Enrolment,
  entries: readonly GateEntry[],
): Promise<Map<string, Answer>> =>
  sendInParts(inParts(entries, PART), (part) =>
    postEntries(slug, 'gate/offline-entries', { device, entries: part.map(bodyOf) }),
  )

export const gateExchange: Exchanged<GateDay, GateEntry> = {
  screen: 'gate',
  isList: isGateDay,
  isEntry: isGateEntry,
  fetchList: ({ slug, device }, known) => fetchKept(slug, 'gate/offline-list', { device, known }),
  send: sendEntries,
  after: afterEntries,
}
