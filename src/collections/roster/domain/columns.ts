import { folded } from './entry'

/** What a column of a roster can be. */
export const COLUMN_KINDS = [
  'building',
  'floor',
  'unit',
  'type',
  'name',
  'firstName',
  'lastName',
  'role',
  'email',
  'phone',
  'from',
  'to',
  'ref',
] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

/** For each kind the index of its column. */
export type Mapping = Partial<Record<ColumnKind, number>>

const WORDS: Readonly<Record<ColumnKind, readonly string[]>> = {
  building: ['building', 'tower', 'block', 'batiment', 'bat', 'tour', 'immeuble', 'bloc', 'entree'],
  floor: ['floor', 'level', 'storey', 'etage', 'niveau'],
  unit: [
    'unit',
    'unit number',
    'unit no',
    'apartment',
    'apt',
    'flat',
    'suite',
    'door',
    'lot',
    'lot number',
    'logement',
    'appartement',
    'appt',
    'porte',
    'numero',
    'numero de lot',
    'n de lot',
    'no de lot',
    'n lot',
    'n appartement',
    'n logement',
    'numero de logement',
  ],
  type: ['type', 'unit type', 'type de lot', 'type de logement', 'nature'],
  name: [
    'name',
    'full name',
    'resident',
    'occupant',
    'person',
    'nom complet',
    'nom et prenom',
    'nom prenom',
    'prenom et nom',
    'resident name',
    'personne',
  ],
  firstName: ['first name', 'firstname', 'given name', 'prenom', 'prenoms'],
  lastName: ['last name', 'lastname', 'surname', 'family name', 'nom de famille'],
  role: ['role', 'status', 'relation', 'statut', 'qualite', 'owner tenant', 'occupancy'],
  email: [
    'email',
    'e mail',
    'mail',
    'email address',
    'courriel',
    'adresse courriel',
    'adresse mail',
  ],
  phone: [
    'phone',
    'phone number',
    'mobile',
    'cell',
    'telephone',
    'tel',
    'portable',
    'mobile phone',
  ],
  from: [
    'from',
    'since',
    'move in',
    'start',
    'start date',
    'depuis',
    'entree le',
    'date d entree',
    'debut',
  ],
  to: ['to', 'until', 'move out', 'end', 'end date', 'jusqu au', 'sortie', 'date de sortie', 'fin'],
  ref: ['ref', 'reference', 'id', 'external id', 'account number', 'code', 'matricule'],
}

/** Words that are only the start of a heading: `Date d'entrée prévue`, `Téléphone 1`. */
const kindOf = (heading: string): ColumnKind | undefined => {
  const words = folded(heading)
  if (words === '') return undefined
  const exact = COLUMN_KINDS.find((kind) => WORDS[kind].includes(words))
  if (exact) return exact
  return COLUMN_KINDS.find((kind) => WORDS[kind].some((word) => words.startsWith(`${word} `)))
}

/**
 * Which column is what, by the headings, in English or French. `Nom` alone is the whole name, and
 * the family's beside `Prénom`. Of two columns of one kind the first counts.
 */
export const guessMapping = (headings: readonly string[]): Mapping => {
  const mapping: Mapping = {}
  for (const [index, heading] of headings.entries()) {
    const kind = kindOf(heading)
    if (kind !== undefined && mapping[kind] === undefined) mapping[kind] = index
  }
  const nom = headings.findIndex((heading) => ['nom', 'noms'].includes(folded(heading)))
  if (nom >= 0) {
    if (mapping.firstName !== undefined && mapping.lastName === undefined) mapping.lastName = nom
    else mapping.name ??= nom
  }
  if (mapping.firstName !== undefined && mapping.lastName !== undefined) delete mapping.name
  if (
    mapping.name !== undefined &&
    mapping.firstName !== undefined &&
    mapping.lastName === undefined
  ) {
    mapping.lastName = mapping.name
    delete mapping.name
  }
  return mapping
}

/** How many rows from the top the headings may stand: a title and a date come first in many files. */
const HEAD_ROWS = 15

/** The row with the headings: the one with most that are known, else the first with two cells. */
export const findHeader = (rows: readonly (readonly string[])[]): number => {
  let best = { index: -1, known: 0 }
  for (const [index, row] of rows.slice(0, HEAD_ROWS).entries()) {
    const known = Object.keys(guessMapping(row)).length
    if (known > best.known) best = { index, known }
  }
  if (best.known >= 2) return best.index
  const first = rows.findIndex((row) => row.filter((cell) => cell !== '').length >= 2)
  return first >= 0 ? first : rows.findIndex((row) => row.some((cell) => cell !== ''))
}

/** What a mapping lacks: without a unit and a name nobody can be found. */
export const missingKinds = (mapping: Mapping): ColumnKind[] => [
  ...(mapping.unit === undefined ? ['unit' as const] : []),
  ...(mapping.name === undefined && mapping.lastName === undefined ? ['name' as const] : []),
]
