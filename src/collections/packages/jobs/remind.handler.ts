import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { remindWaiting } from '../operations/remindWaiting'

export const remindHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await remindWaiting({ payload, now: systemClock.now() })
}
