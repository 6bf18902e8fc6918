import type { Field } from 'payload'

const TABS = [
  { name: 'registration', label: { en: 'Registration', fr: 'Inscription' } },
  { name: 'security', label: { en: 'Security', fr: 'Sécurité' } },
  { name: 'living', label: { en: 'Living here', fr: 'Vie sur place' } },
  { name: 'messaging', label: { en: 'Messages', fr: 'Messages' } },
  { name: 'parcels', label: { en: 'Parcels', fr: 'Colis' } },
  { name: 'visitors', label: { en: 'Visitors', fr: 'Visiteurs' } },
  { name: 'notifications', label: { en: 'Notices', fr: 'Avis' } },
] as const

/**
 * The form of a community by category: what it is, then one tab for each group of settings. Tabs
 * without a name change nothing of what is stored.
 */
export const inTabs = (fields: Field[]): Field[] => {
  const groupOf = (name: string) => fields.filter((field) => 'name' in field && field.name === name)
  const grouped = TABS.flatMap(({ name, label }) => {
    const found = groupOf(name)
    return found.length > 0 ? [{ label, fields: found }] : []
  })
  const rest = fields.filter((field) => !grouped.some((tab) => tab.fields.includes(field)))
  return [
    {
      type: 'tabs',
      tabs: [{ label: { en: 'Identity', fr: 'Identité' }, fields: rest }, ...grouped],
    },
  ]
}
