import type { JSONField } from 'payload'

/** Whom something is for, by role; the form draws a box for each. */
export const readersField = (description: Record<'en' | 'fr', string>): JSONField => ({
  name: 'readers',
  type: 'json',
  label: { en: 'Who reads it', fr: 'Qui le lit' },
  admin: {
    description,
    components: { Field: '@/collections/documents/admin/ReadersField#ReadersField' },
  },
})
