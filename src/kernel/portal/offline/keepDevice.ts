import { contact } from './device'
import type { Enrolment } from './enrolment'
import { refreshShell } from './shell'

/** @returns whether the device was wiped. */
export const keepDevice = async (enrolment: Enrolment): Promise<boolean> => {
  const state = await contact(enrolment)
  if (state === 'revoked' || state === 'over') return true
  // What cannot be fetched now is fetched with the next page.
  if (state !== 'away') await refreshShell(enrolment).catch(() => undefined)
  return false
}
