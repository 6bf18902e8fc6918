import path from 'node:path'
import type { CollectionBeforeChangeHook } from 'payload'
import { putSealed } from '@/kernel/files/objects'
import { insertFile, newFile } from '@/kernel/files/storedFiles'
import { wantThumbnail } from '@/kernel/files/wantThumbnail'
import { PHOTO_PURPOSE } from '../../filePurposes'
import { photoKey } from '../../operations/photoKey'

const idOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  const isDocument = typeof value === 'object' && value !== null && 'id' in value
  return isDocument && typeof value.id === 'string' ? value.id : ''
}

/**
 * Seals the bytes and puts them into the store. A write that fails afterwards leaves a file that no
 * row names; a daily job removes those.
 */
export const storePhotoUpload: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || !req.file) return data
  const { name: filename, data: bytes, mimetype: type, size } = req.file
  const community = idOf(data['community'])
  const originalName: unknown = req.context['originalName']
  // Without a community nothing is stored: the guard behind this hook says what is missing.
  if (community !== '') {
    const id = path.parse(filename).name
    const file = newFile(community, { id, storageKey: photoKey(filename) })
    await putSealed(file, [bytes], size)
    const name = typeof originalName === 'string' ? originalName : filename
    const kept = { purpose: PHOTO_PURPOSE, state: 'bound', name, type, bytes: size } as const
    await insertFile(req, { ...file, ...kept })
    await wantThumbnail(req, { community, id })
  }
  return { ...data, originalName }
}
