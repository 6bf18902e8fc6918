import { storage } from '@/kernel/files/storage'
import { portraitKey } from '../operations/profile/portraitKey'
import { removedPortrait } from './removePortrait'

/** Deletes the file of a photo that no account names any more. */
export const removePortraitHandler = async ({ data }: { data: unknown }): Promise<void> => {
  await storage().delete(portraitKey(removedPortrait.parse(data).filename))
}
