import { hasRole, hasRoleForNew, inOwnUnit } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import { PHOTO_TYPES } from '@/kernel/files/photo'
import type { ModuleCollection } from '@/kernel/module'
import { photoRoute } from '../endpoints/photo'
import { preparePhotoUpload } from './hooks/preparePhotoUpload'
import { storePhotoUpload } from './hooks/storePhotoUpload'

/** Pictures of a community: photos of parcels, the logo. Documents will be a collection of their own. */
export const Media: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew('manager', 'concierge', 'guard', 'editor')),
    read: anyOf(hasRole('manager', 'concierge', 'guard', 'editor'), inOwnUnit()),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  config: {
    slug: 'media',
    labels: {
      singular: { en: 'Picture', fr: 'Image' },
      plural: { en: 'Pictures', fr: 'Images' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    admin: {
      group: { en: 'Community', fr: 'Communauté' },
      useAsTitle: 'originalName',
      defaultColumns: ['originalName', 'filesize', 'createdAt'],
    },
    upload: {
      disableLocalStorage: true,
      mimeTypes: [...PHOTO_TYPES],
      pasteURL: false,
      crop: false,
      focalPoint: false,
      // Payload asks this before it looks for files on its disk, and where a client names a stored
      // file in place of sending one. Pictures are given out by our own route alone.
      handlers: [() => new Response(null, { status: 404 })],
      adminThumbnail: ({ doc }) =>
        typeof doc['filename'] === 'string' ? `/api/media/file/${doc['filename']}` : null,
    },
    endpoints: [photoRoute],
    hooks: {
      beforeOperation: [preparePhotoUpload],
      beforeChange: [storePhotoUpload],
    },
    fields: [
      { name: 'originalName', type: 'text', access: setBySystem, admin: { readOnly: true } },
      {
        // The people of this unit may see the picture too.
        name: 'unit',
        type: 'relationship',
        relationTo: 'units',
      },
    ],
  },
}
