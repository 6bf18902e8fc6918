import type { CollectionBeforeOperationHook } from 'payload'
import { v4 as uuidv4 } from 'uuid'
import { AppError } from '@/kernel/errors'
import { preparePhoto } from '@/kernel/files/photo'
import { safeName } from '@/kernel/files/safeName'
import { limit } from '@/kernel/http/rateLimit/limit'

/**
 * Replaces what was uploaded by a re-encoded picture under a random name. Payload keeps file names
 * unique over all communities, so a name of the person's choosing would tell of others.
 */
export const preparePhotoUpload: CollectionBeforeOperationHook = async ({
  args,
  operation,
  req,
}) => {
  if (operation !== 'create') return args
  // Without a file Payload would fetch one from an address that stands in the document.
  if (!req.file) throw new AppError({ code: 'files.missing', status: 400, field: 'file' })
  await limit(req, 'upload')
  const { name } = req.file
  const field = req.context['photoField']
  const photo = await preparePhoto(req.file.data, {
    field: typeof field === 'string' ? field : 'file',
  })
  req.file = {
    data: photo.bytes,
    mimetype: photo.mimeType,
    name: `${uuidv4()}.webp`,
    size: photo.bytes.byteLength,
  }
  req.context['originalName'] = safeName(name)
  return args
}
