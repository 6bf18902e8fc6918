import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { remindOwners } from '../operations/remindOwners'

export const remindOwnersHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await remindOwners({ payload, now: systemClock.now() })
}
