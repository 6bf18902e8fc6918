import { keepEntries } from '@/kernel/portal/offline/device'
import { enrolmentOf } from '@/kernel/portal/offline/enrolment'
import { intakeOf } from './intakeOf'

/**
 * Keeps what could not be sent where the device is set up for it. Whether the server has it already is
 * not known: it has the same ids, and is stored once.
 * @returns whether it is kept.
 */
export const keepRows = async (
  slug: string,
  parcels: readonly Record<string, unknown>[],
): Promise<boolean> => {
  const enrolment = enrolmentOf(slug)
  if (enrolment === null || parcels.length === 0) return false
  const now = Date.now()
  return keepEntries(
    enrolment,
    // In the order of the rows: one clock tick after another.
    parcels.map((parcel, row) => intakeOf(parcel, now + row)),
  ).then(
    () => true,
    () => false,
  )
}
