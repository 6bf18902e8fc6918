import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { sweepImports } from '../operations/sweepImports'

export const sweepImportsHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await sweepImports({ payload, now: systemClock.now() })
}
