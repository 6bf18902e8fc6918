import { CONTACT_KINDS, RELATIONS, SPECIES, VEHICLE_KINDS } from './kinds'

/** What a household writes down, by the last part of its address. */
export const ENTRY_KINDS = [
  'members',
  'contacts',
  'vehicles',
  'pets',
  'absences',
  'assistance',
] as const

export type EntryKind = (typeof ENTRY_KINDS)[number]

export const isEntryKind = (value: string): value is EntryKind =>
  ENTRY_KINDS.some((kind) => kind === value)

/** Of each kind the collection that keeps it. */
export const COLLECTION_OF = {
  members: 'household-members',
  contacts: 'emergency-contacts',
  vehicles: 'vehicles',
  pets: 'pets',
  absences: 'absences',
  assistance: 'assistance-entries',
} as const satisfies Record<EntryKind, string>

export interface Control {
  name: string
  type: 'text' | 'tel' | 'textarea' | 'select' | 'checkbox' | 'date' | 'year'
  options?: readonly string[]
  isOptional?: true
  maxLength?: number
}

/** The form of each kind, in the order in which it asks. */
export const CONTROLS: Readonly<Record<EntryKind, readonly Control[]>> = {
  members: [
    { name: 'name', type: 'text', maxLength: 120 },
    { name: 'relation', type: 'select', options: RELATIONS },
    { name: 'isChild', type: 'checkbox' },
    { name: 'birthYear', type: 'year', isOptional: true },
    { name: 'phone', type: 'tel', isOptional: true, maxLength: 40 },
  ],
  contacts: [
    { name: 'kind', type: 'select', options: CONTACT_KINDS },
    { name: 'name', type: 'text', maxLength: 120 },
    { name: 'phone', type: 'tel', maxLength: 40 },
    { name: 'note', type: 'text', isOptional: true, maxLength: 200 },
    { name: 'forUnit', type: 'checkbox' },
  ],
  vehicles: [
    { name: 'plate', type: 'text', maxLength: 20 },
    { name: 'kind', type: 'select', options: VEHICLE_KINDS },
    { name: 'description', type: 'text', isOptional: true, maxLength: 80 },
  ],
  pets: [
    { name: 'name', type: 'text', maxLength: 60 },
    { name: 'species', type: 'select', options: SPECIES },
    { name: 'note', type: 'text', isOptional: true, maxLength: 200 },
  ],
  absences: [
    { name: 'from', type: 'date' },
    { name: 'until', type: 'date' },
    { name: 'holdParcels', type: 'checkbox' },
    { name: 'note', type: 'text', isOptional: true, maxLength: 200 },
  ],
  assistance: [
    { name: 'needs', type: 'textarea', maxLength: 1000 },
    { name: 'whereToFind', type: 'text', isOptional: true, maxLength: 300 },
    { name: 'whatHelps', type: 'textarea', isOptional: true, maxLength: 500 },
  ],
}
