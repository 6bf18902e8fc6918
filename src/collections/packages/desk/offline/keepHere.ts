import { keepEntries } from '@/kernel/portal/offline/device'
import { enrolmentOf } from '@/kernel/portal/offline/enrolment'
import type { OfflineEntry } from '../../domain/offlineDesk'

/**
 * Keeps what could not be sent where the device is set up for it. Whether the server has it already is
 * not known: it has the same ids, and is stored once.
 * @returns whether it is kept.
 */
export const keepHere = async (
  slug: string,
  entries: readonly OfflineEntry[],
): Promise<boolean> => {
  const enrolment = enrolmentOf(slug)
  if (enrolment === null || entries.length === 0) return false
  return keepEntries(enrolment, entries).then(
    () => true,
    () => false,
  )
}
