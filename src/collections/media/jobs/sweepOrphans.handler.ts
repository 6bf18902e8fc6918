import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { removeOrphans } from '../operations/removeOrphans'

export const sweepOrphansHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await removeOrphans({ payload, now: systemClock.now() })
}
