import type { Exchanged } from '@/kernel/portal/offline/exchange'
import { fetchKept } from '@/kernel/portal/offline/fetchKept'
import { isOfflineEntry, isOfflineList } from '../../domain/offlineDesk'
import type { OfflineEntry, OfflineList } from '../../domain/offlineDesk'
import { sendEntries } from './send'

export const deskExchange: Exchanged<OfflineList, OfflineEntry> = {
  screen: 'desk',
  isList: isOfflineList,
  isEntry: isOfflineEntry,
  fetchList: (enrolment, known) => fetchKept(enrolment.slug, 'desk/offline-list', { known }),
  send: sendEntries,
}
