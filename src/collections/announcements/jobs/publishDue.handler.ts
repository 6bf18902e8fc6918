import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { publishDue } from '../operations/publishDue'

export const publishDueHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await publishDue({ payload, now: systemClock.now() })
}
