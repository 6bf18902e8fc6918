import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { findVisitsOver } from '../operations/visitsOver'

export const findOverHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await findVisitsOver({ payload, now: systemClock.now() })
}
