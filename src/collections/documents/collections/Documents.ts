import type { Field } from 'payload'
import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import { DOCUMENT_STATES } from '../domain/states'
import { en } from '../messages/en'
import { fr } from '../messages/fr'
import { EDITOR_ROLES } from '../roles'
import { documentRows } from '../tables'
import { keepDocument } from './hooks/keepDocument'
import { readersField } from './readersField'

const day = { date: { pickerAppearance: 'dayOnly' } } as const
const aside = { position: 'sidebar' } as const

/** Moved by operations alone, which compare before they set. */
const system = <T extends Field>(field: T) => ({ ...field, access: setBySystem })

/**
 * What a community keeps in writing. Editors describe a document here; its files are versions, which
 * operations add and publish. Those who may read it do so in the portal, by the database's own rule.
 */
export const Documents: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew(...EDITOR_ROLES)),
    read: anyOf(hasRole(...EDITOR_ROLES)),
    update: anyOf(hasRole(...EDITOR_ROLES)),
    delete: nobody,
    readVersions: nobody,
  },
  rows: documentRows,
  config: {
    slug: 'documents',
    labels: {
      singular: { en: 'Document', fr: 'Document' },
      plural: { en: 'Documents', fr: 'Documents' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: '-createdAt',
    admin: {
      group: { en: 'Documents', fr: 'Documents' },
      useAsTitle: 'title',
      defaultColumns: ['title', 'state', 'folder', 'category', 'reviewOn', 'expiresOn'],
      listSearchableFields: ['title', 'tags'],
    },
    hooks: { beforeChange: [keepDocument] },
    fields: [
      {
        name: 'versions',
        type: 'ui',
        admin: { components: { Field: '@/collections/documents/admin/Versions#Versions' } },
      },
      {
        name: 'title',
        type: 'text',
        required: true,
        maxLength: 140,
        label: { en: 'Title', fr: 'Titre' },
      },
      {
        name: 'description',
        type: 'textarea',
        maxLength: 600,
        label: { en: 'What it is', fr: 'De quoi il s’agit' },
      },
      {
        name: 'folder',
        type: 'relationship',
        relationTo: 'document-folders',
        required: true,
        label: { en: 'Folder', fr: 'Dossier' },
      },
      readersField({
        en: 'Nobody chosen: everybody who reads the folder. A choice narrows that.',
        fr: 'Personne de choisi : tous ceux qui lisent le dossier. Un choix restreint cela.',
      }),
      {
        name: 'tags',
        type: 'text',
        maxLength: 300,
        label: { en: 'Keywords', fr: 'Mots-clés' },
        admin: {
          description: { en: 'Between commas.', fr: 'Séparés par des virgules.' },
        },
      },
      {
        name: 'category',
        type: 'relationship',
        relationTo: 'document-categories',
        label: { en: 'Category', fr: 'Catégorie' },
        admin: aside,
      },
      {
        name: 'owner',
        type: 'relationship',
        relationTo: 'users',
        label: { en: 'Who looks after it', fr: 'Qui s’en occupe' },
        admin: {
          ...aside,
          description: {
            en: 'Is told when a day below comes near.',
            fr: 'Est prévenu à l’approche d’une date ci-dessous.',
          },
        },
      },
      {
        name: 'issuedOn',
        type: 'date',
        label: { en: 'Date of the document', fr: 'Date du document' },
        admin: { ...aside, ...day },
      },
      {
        name: 'reviewOn',
        type: 'date',
        label: { en: 'To be reviewed on', fr: 'À revoir le' },
        admin: { ...aside, ...day },
      },
      {
        name: 'expiresOn',
        type: 'date',
        label: { en: 'Valid until', fr: 'Valable jusqu’au' },
        admin: { ...aside, ...day },
      },
      {
        name: 'supersedes',
        type: 'relationship',
        relationTo: 'documents',
        label: { en: 'Takes the place of', fr: 'Remplace' },
        admin: aside,
      },
      {
        name: 'isMustKnow',
        type: 'checkbox',
        defaultValue: false,
        label: {
          en: 'Tell all readers of each version',
          fr: 'Prévenir les lecteurs à chaque version',
        },
        admin: aside,
      },
      {
        name: 'requiresConfirmation',
        type: 'checkbox',
        defaultValue: false,
        label: { en: 'Ask for “I have read it”', fr: 'Demander « J’ai lu »' },
        admin: {
          ...aside,
          description: {
            en: 'Each new version asks again.',
            fr: 'Chaque nouvelle version le redemande.',
          },
        },
      },
      system({
        name: 'state',
        type: 'select',
        enumName: 'document_state',
        defaultValue: 'draft',
        options: DOCUMENT_STATES.map((value) => ({
          value,
          label: { en: en.documents.states[value], fr: fr.documents.states[value] },
        })),
        label: { en: 'State', fr: 'État' },
        admin: { readOnly: true, ...aside },
      }),
      system({
        name: 'publishedAt',
        type: 'date',
        label: { en: 'Published', fr: 'Publié' },
        admin: { readOnly: true, ...aside, date: { pickerAppearance: 'dayAndTime' } },
      }),
    ],
  },
}
