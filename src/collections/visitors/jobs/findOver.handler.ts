import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { repeatAlarms } from '../operations/alarms'
import { findVisitsOver } from '../operations/visitsOver'

export const findOverHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  const now = systemClock.now()
  await findVisitsOver({ payload, now })
  await repeatAlarms({ payload, now })
}
