import { AppError } from '@/kernel/errors'
import type { FilePurpose } from '@/kernel/files/purposes'
import { seesPhoto } from './operations/photoLinks'

export const PHOTO_PURPOSE = 'photo'

/** Pictures that come with what they show, by Payload's own way in; nobody sends one by this name. */
export const mediaFilePurposes: FilePurpose[] = [
  {
    name: PHOTO_PURPOSE,
    accepts: 'image',
    limit: () =>
      Promise.reject(new AppError({ code: 'validation.invalid', status: 400, field: 'purpose' })),
    mayRead: seesPhoto,
  },
]
