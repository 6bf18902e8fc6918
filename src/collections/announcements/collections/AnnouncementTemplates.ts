import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { EDITOR_ROLES } from '../roles'
import { editorRows, templateTranslationRows } from '../tables'
import { contentFields } from './content'
import { keepWords } from './hooks/keepWords'

/** Announcements that are written again and again: one begins from it, and a series says what it says. */
export const AnnouncementTemplates: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew(...EDITOR_ROLES)),
    read: anyOf(hasRole(...EDITOR_ROLES)),
    update: anyOf(hasRole(...EDITOR_ROLES)),
    delete: anyOf(hasRole(...EDITOR_ROLES)),
    readVersions: nobody,
  },
  rows: editorRows('what is about to be announced is for those who write it'),
  childRows: { translations: templateTranslationRows },
  config: {
    slug: 'announcement-templates',
    labels: {
      singular: { en: 'Announcement template', fr: 'Modèle d’annonce' },
      plural: { en: 'Announcement templates', fr: 'Modèles d’annonces' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: 'name',
    admin: {
      group: { en: 'Announcements', fr: 'Annonces' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'title', 'urgency'],
      listSearchableFields: ['name', 'title'],
    },
    indexes: [{ fields: ['community', 'name'], unique: true }],
    hooks: { beforeChange: [keepWords] },
    fields: [
      {
        name: 'use',
        type: 'ui',
        admin: {
          components: { Field: '@/collections/announcements/admin/TemplateUse#TemplateUse' },
        },
      },
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 80,
        label: { en: 'Name of the template', fr: 'Nom du modèle' },
        admin: {
          description: {
            en: 'For those who write; residents do not see it.',
            fr: 'Pour ceux qui rédigent ; les résidents ne le voient pas.',
          },
        },
      },
      ...contentFields({
        language: 'template_language',
        translation: 'template_translation_lang',
        urgency: 'template_urgency',
      }),
    ],
  },
}
