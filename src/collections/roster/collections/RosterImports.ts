import type { Field } from 'payload'
import { hasRole } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'

/** Operations and jobs write all of it. */
const system = <T extends Field>(field: T) => ({ ...field, access: setBySystem })

/** A file with the roster that somebody brought, and what became of it. */
export const RosterImports: ModuleCollection = {
  scope: 'community',
  policy: {
    create: nobody,
    read: anyOf(hasRole('manager')),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  config: {
    slug: 'roster-imports',
    labels: {
      singular: { en: 'Roster import', fr: 'Importation du registre' },
      plural: { en: 'Roster imports', fr: 'Importations du registre' },
    },
    lockDocuments: false,
    defaultSort: '-createdAt',
    admin: {
      group: { en: 'Community', fr: 'Communauté' },
      // Its own view shows them, with what can be done next.
      hidden: true,
      useAsTitle: 'fileName',
    },
    indexes: [{ fields: ['community', 'createdAt'] }],
    fields: [
      system({ name: 'fileName', type: 'text', required: true }),
      system({ name: 'fileSize', type: 'number', required: true }),
      system({ name: 'format', type: 'text', required: true }),
      system({ name: 'state', type: 'text', required: true, defaultValue: 'uploaded' }),
      /** The file's head: names of its columns, some of its rows, how it was read. */
      system({ name: 'preview', type: 'json' }),
      /** Which column is what. */
      system({ name: 'mapping', type: 'json' }),
      system({ name: 'badRows', type: 'text', defaultValue: 'nothing' }),
      /** Rows of the file that have been worked through, of how many. */
      system({ name: 'done', type: 'number', defaultValue: 0 }),
      system({ name: 'total', type: 'number', defaultValue: 0 }),
      system({ name: 'counts', type: 'json' }),
      /** The first rows that cannot be imported, and why. */
      system({ name: 'problems', type: 'json' }),
      /** Why it stopped: a code of an error. */
      system({ name: 'failure', type: 'text' }),
      system({ name: 'startedBy', type: 'relationship', relationTo: 'users', required: true }),
      system({ name: 'finishedAt', type: 'date' }),
    ],
  },
}
