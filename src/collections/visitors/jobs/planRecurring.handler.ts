import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { planRecurring } from '../operations/planRecurring'

export const planRecurringHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await planRecurring({ payload, now: systemClock.now() })
}
