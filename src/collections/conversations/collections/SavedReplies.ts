import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { MAX_BODY, TEAM_ROLES } from '../domain/kinds'
import { unknownGaps } from '../domain/savedReply'

/** What the staff writes again and again, with gaps for who asked. */
export const SavedReplies: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew('manager')),
    read: anyOf(hasRole(...TEAM_ROLES)),
    update: anyOf(hasRole('manager')),
    delete: anyOf(hasRole('manager')),
    readVersions: nobody,
  },
  config: {
    slug: 'saved-replies',
    labels: {
      singular: { en: 'Saved reply', fr: 'Réponse type' },
      plural: { en: 'Saved replies', fr: 'Réponses types' },
    },
    lockDocuments: false,
    defaultSort: 'title',
    admin: {
      group: { en: 'Messages', fr: 'Messages' },
      useAsTitle: 'title',
      defaultColumns: ['title', 'body'],
    },
    indexes: [{ fields: ['community', 'title'], unique: true }],
    fields: [
      {
        name: 'title',
        type: 'text',
        required: true,
        maxLength: 80,
        label: { en: 'Name', fr: 'Nom' },
      },
      {
        name: 'body',
        type: 'textarea',
        required: true,
        maxLength: MAX_BODY,
        label: { en: 'Text', fr: 'Texte' },
        admin: {
          rows: 8,
          description: {
            en: '{{name}}, {{unit}} and {{community}} are filled in when the reply is chosen.',
            fr: '{{name}}, {{unit}} et {{community}} sont remplis quand la réponse est choisie.',
          },
        },
        validate: (
          value: unknown,
          { req }: { req: { i18n: { language: string } } },
        ): string | true => {
          const isFrench = req.i18n.language === 'fr'
          if (typeof value !== 'string' || value.trim() === '') {
            return isFrench ? 'Écrivez un texte.' : 'Write a text.'
          }
          const unknown = unknownGaps(value)
          if (unknown.length === 0) return true
          const names = unknown.map((name) => `{{${name}}}`).join(', ')
          return isFrench
            ? `${names} ne correspond à rien. Il y a {{name}}, {{unit}} et {{community}}.`
            : `${names} stands for nothing. There are {{name}}, {{unit}} and {{community}}.`
        },
      },
    ],
  },
}
