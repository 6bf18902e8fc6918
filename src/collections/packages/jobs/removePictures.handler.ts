import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { removePictures } from '../operations/removePictures'

export const removePicturesHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await removePictures({ payload, now: systemClock.now() })
}
