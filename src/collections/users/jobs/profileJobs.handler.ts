import type { Payload } from 'payload'
import { systemClock } from '@/kernel/clock'
import { storage } from '@/kernel/files/storage'
import { askStillRight, mailStillRight } from '../operations/profile/askStillRight'
import { portraitKey } from '../operations/profile/portraitKey'
import { sweepPortraits } from '../operations/profile/sweepPortraits'
import { removedPortrait, stillRightInput } from './profileJobs'

interface Job {
  payload: Payload
  data: unknown
}

/** Deletes the file of a photo that no account names any more. */
export const removePortraitHandler = async ({ data }: { data: unknown }): Promise<void> => {
  await storage().delete(portraitKey(removedPortrait.parse(data).filename))
}

export const sweepPortraitsHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await sweepPortraits({ payload, now: systemClock.now() })
}

export const askStillRightHandler = async ({ payload }: { payload: Payload }): Promise<void> => {
  await askStillRight({ payload, now: systemClock.now() })
}

export const mailStillRightHandler = ({ payload, data }: Job): Promise<void> =>
  mailStillRight(payload, stillRightInput.parse(data))
