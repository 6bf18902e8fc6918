import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { makeDue } from '../operations/makeDue'

export const makeDueHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await makeDue({ payload, now: systemClock.now() })
}
