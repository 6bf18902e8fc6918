import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { removeOldVisits } from '../operations/removeOldVisits'

export const removeOldHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await removeOldVisits({ payload, now: systemClock.now() })
}
