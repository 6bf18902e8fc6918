import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { forgetPhotos } from '../operations/asks/forgetPhotos'

export const forgetPhotosHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await forgetPhotos({ payload, now: systemClock.now() })
}
