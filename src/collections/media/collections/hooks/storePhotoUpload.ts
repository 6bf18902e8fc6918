import type { CollectionBeforeChangeHook } from 'payload'
import { storage } from '@/kernel/files/storage'
import { photoKey } from '../../operations/photoKey'

/**
 * Puts the bytes into the store. A write that fails afterwards leaves a file that no row names; a
 * daily job removes those.
 */
export const storePhotoUpload: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || !req.file) return data
  await storage().put(photoKey(req.file.name), req.file.data, { contentType: req.file.mimetype })
  return { ...data, originalName: req.context['originalName'] }
}
