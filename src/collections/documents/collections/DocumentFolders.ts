import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { EDITOR_ROLES } from '../roles'
import { folderRows } from '../tables'
import { keepTree } from './hooks/keepTree'
import { readersField } from './readersField'

/**
 * Where documents lie. Editors make folders here; whoever may read one sees it in the portal, by the
 * database's own rule, and for everybody else it is not there.
 */
export const DocumentFolders: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew(...EDITOR_ROLES)),
    read: anyOf(hasRole(...EDITOR_ROLES)),
    update: anyOf(hasRole(...EDITOR_ROLES)),
    delete: anyOf(hasRole(...EDITOR_ROLES)),
    readVersions: nobody,
  },
  rows: folderRows,
  config: {
    slug: 'document-folders',
    labels: {
      singular: { en: 'Folder', fr: 'Dossier' },
      plural: { en: 'Folders', fr: 'Dossiers' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: 'name',
    admin: {
      group: { en: 'Documents', fr: 'Documents' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'parent'],
    },
    hooks: { beforeChange: [keepTree] },
    fields: [
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 80,
        label: { en: 'Name', fr: 'Nom' },
      },
      {
        name: 'parent',
        type: 'relationship',
        relationTo: 'document-folders',
        label: { en: 'Lies in', fr: 'Se trouve dans' },
      },
      readersField({
        en: 'Nobody chosen: whoever reads the folder above, and at the top everybody of the community. A choice narrows that, here and in all that lies inside.',
        fr: 'Personne de choisi : qui lit le dossier au-dessus, et tout en haut toute la communauté. Un choix restreint cela, ici et dans tout ce qui s’y trouve.',
      }),
    ],
  },
}
