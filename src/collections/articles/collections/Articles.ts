import { readersField } from '@/collections/documents/public'
import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import { ARTICLE_STATES } from '../domain/states'
import { en } from '../messages/en'
import { fr } from '../messages/fr'
import { EDITOR_ROLES } from '../roles'
import { articleRows, articleTranslationRows } from '../tables'
import { keepArticle, noteMove } from './hooks/keepArticle'
import { wordingFields } from './wording'

const aside = { position: 'sidebar' } as const

/**
 * What the building knows: where the water valve is, how to book the lift. Editors write and publish it here;
 * those for whom it is read it in the portal, by the database's own rule.
 */
export const Articles: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew(...EDITOR_ROLES)),
    read: anyOf(hasRole(...EDITOR_ROLES)),
    update: anyOf(hasRole(...EDITOR_ROLES)),
    delete: nobody,
    readVersions: nobody,
  },
  rows: articleRows,
  childRows: { translations: articleTranslationRows },
  config: {
    slug: 'articles',
    labels: {
      singular: { en: 'Article', fr: 'Article' },
      plural: { en: 'Articles', fr: 'Articles' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: 'title',
    admin: {
      group: { en: 'Documents', fr: 'Documents' },
      useAsTitle: 'title',
      defaultColumns: ['title', 'state', 'category', 'publishedAt'],
      listSearchableFields: ['title'],
    },
    hooks: { beforeChange: [keepArticle], afterChange: [noteMove] },
    fields: [
      {
        name: 'helpfulness',
        type: 'ui',
        admin: { components: { Field: '@/collections/articles/admin/Helpfulness#Helpfulness' } },
      },
      ...wordingFields('article_language'),
      {
        name: 'translations',
        type: 'array',
        maxRows: 4,
        label: { en: 'Translations', fr: 'Traductions' },
        admin: {
          description: {
            en: 'Who reads a language of the community that is missing here is told that it will come.',
            fr: 'Si une langue de la communauté manque ici, ses lecteurs voient que la traduction viendra.',
          },
        },
        fields: wordingFields('article_translation_lang'),
      },
      {
        name: 'pictures',
        type: 'ui',
        admin: { components: { Field: '@/collections/articles/admin/Pictures#Pictures' } },
      },
      {
        name: 'floor',
        type: 'text',
        maxLength: 80,
        label: { en: 'Where it is', fr: 'Où cela se trouve' },
        admin: {
          description: {
            en: 'A building, a floor, a door.',
            fr: 'Un bâtiment, un étage, une porte.',
          },
        },
      },
      {
        name: 'contact',
        type: 'textarea',
        maxLength: 300,
        label: { en: 'Whom to ask', fr: 'À qui s’adresser' },
        admin: {
          description: {
            en: 'A line for each: a name and a telephone number.',
            fr: 'Une ligne pour chacun : un nom et un numéro de téléphone.',
          },
        },
      },
      readersField({
        en: 'Nobody chosen: everybody of the community.',
        fr: 'Personne de choisi : toute la communauté.',
      }),
      {
        name: 'state',
        type: 'select',
        required: true,
        enumName: 'article_state',
        defaultValue: 'draft',
        options: ARTICLE_STATES.map((value) => ({
          value,
          label: { en: en.articles.states[value], fr: fr.articles.states[value] },
        })),
        label: { en: 'State', fr: 'État' },
        admin: aside,
      },
      {
        name: 'category',
        type: 'relationship',
        relationTo: 'document-categories',
        label: { en: 'Category', fr: 'Catégorie' },
        admin: aside,
      },
      {
        name: 'topic',
        type: 'relationship',
        relationTo: 'message-topics',
        label: { en: 'Shown beside the topic', fr: 'Montré à côté du sujet' },
        admin: {
          ...aside,
          description: {
            en: 'Whoever begins to write about it sees the article first.',
            fr: 'Qui commence à écrire à ce sujet voit d’abord l’article.',
          },
        },
      },
      {
        name: 'publishedAt',
        type: 'date',
        access: setBySystem,
        label: { en: 'Published', fr: 'Publié' },
        admin: { readOnly: true, ...aside, date: { pickerAppearance: 'dayAndTime' } },
      },
    ],
  },
}
