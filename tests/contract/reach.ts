import { ROLES } from '@/kernel/domain/membership'
import type { Operation, Persona, Target } from './expectations'

/**
 * What the database alone lets a person reach, by hand: the app's rules are taken away, and the
 * walls between communities must stand. Inside a community everything is open then.
 */
const MEMBERS: readonly Persona[] = [...ROLES, 'both']
const SIGNED_IN: readonly Persona[] = [...MEMBERS, 'former', 'operator']

const membersOf = (target: Target): readonly Persona[] => {
  if (target === 'mine' || target === 'own') return MEMBERS
  return target === 'second' ? ['both'] : []
}

type Reach = Partial<Record<Operation, (target: Target) => readonly Persona[]>>

const nobody = () => []
const withOperator = (target: Target): readonly Persona[] =>
  target === 'none' ? [] : [...membersOf(target), 'operator']

const rowsOfCommunity: Reach = {
  create: membersOf,
  read: membersOf,
  update: membersOf,
  delete: membersOf,
}
const deskOf = (target: Target): readonly Persona[] =>
  target === 'mine' || target === 'own' ? ['manager', 'concierge', 'guard', 'both'] : []
/** What the desk alone comes to, and what stays. */
const rowsOfDesk: Reach = { create: deskOf, read: deskOf, update: deskOf, delete: nobody }
const editorsOf = (target: Target): readonly Persona[] =>
  target === 'mine' || target === 'own' ? ['manager', 'editor', 'both'] : []
/** What those who write announcements keep for themselves. */
const rowsOfEditors: Reach = {
  create: editorsOf,
  read: editorsOf,
  update: editorsOf,
  delete: editorsOf,
}
const rulersOf = (target: Target): readonly Persona[] => [
  ...editorsOf(target),
  ...(target === 'mine' || target === 'own' ? (['board'] as const) : []),
]
const managersOf = (target: Target): readonly Persona[] =>
  target === 'mine' || target === 'own' ? ['manager', 'both'] : []
/** A host's own, and for those at the gate all. */
const hostedOf = (target: Target): readonly Persona[] =>
  target === 'mine' ? MEMBERS : deskOf(target)
const rowsOfHosts: Reach = { create: deskOf, read: hostedOf, update: hostedOf, delete: nobody }
/** One's own is published, and everybody's to read; the other is still being written. */
const rowsOfRules: Reach = {
  create: editorsOf,
  read: (target) => (target === 'mine' ? MEMBERS : rulersOf(target)),
  update: editorsOf,
  delete: nobody,
}
/** Logs: the role of the app may add to them and nothing else. */
const log: Reach = { ...rowsOfCommunity, update: nobody, delete: nobody }

const own = (target: Target): readonly Persona[] => (target === 'mine' ? SIGNED_IN : [])

const REACH: Readonly<Record<string, Reach>> = {
  'audit-entries': log,
  deliveries: rowsOfCommunity,
  'idempotency-keys': { read: own, update: own, delete: own },
  users: {
    create: () => SIGNED_IN,
    read: (target) => {
      if (target === 'mine') return SIGNED_IN
      return target === 'none' ? ['operator'] : withOperator(target)
    },
    update: own,
  },
  'platform-grants': {
    read: (target) => (target === 'mine' ? SIGNED_IN : ['operator']),
  },
  communities: {
    create: () => ['operator'],
    read: withOperator,
    update: withOperator,
  },
  units: rowsOfCommunity,
  memberships: {
    create: withOperator,
    read: (target) => (target === 'mine' ? SIGNED_IN : withOperator(target)),
    // A hook lets nobody change their own but managers by right.
    update: (target) => (target === 'mine' ? ['manager', 'both'] : withOperator(target)),
  },
  media: rowsOfCommunity,
  'roster-entries': rowsOfCommunity,
  'roster-imports': rowsOfCommunity,
  'membership-invitations': { ...rowsOfCommunity, delete: nobody },
  'join-requests': { ...rowsOfCommunity, delete: nobody },
  'household-members': rowsOfCommunity,
  'emergency-contacts': rowsOfCommunity,
  vehicles: rowsOfCommunity,
  pets: rowsOfCommunity,
  absences: rowsOfCommunity,
  'assistance-entries': rowsOfCommunity,
  'directory-entries': rowsOfCommunity,
  'message-topics': rowsOfCommunity,
  'saved-replies': rowsOfCommunity,
  shelves: rowsOfCommunity,
  'announcement-categories': rowsOfCommunity,
  'lobby-screens': rowsOfEditors,
  'announcement-templates': rowsOfEditors,
  'announcement-series': rowsOfEditors,
  'audience-lists': rowsOfEditors,
  // One's own is sent to everybody; the other is a draft.
  announcements: {
    create: editorsOf,
    read: (target) => (target === 'mine' ? MEMBERS : editorsOf(target)),
    update: editorsOf,
    delete: nobody,
  },
  // As announcements: one's own is published, the other is a draft.
  articles: {
    create: editorsOf,
    read: (target) => (target === 'mine' ? MEMBERS : editorsOf(target)),
    update: editorsOf,
    delete: nobody,
  },
  'document-categories': rowsOfCommunity,
  // A folder without a list is for everybody; one's own document is published, the other is a draft.
  'document-folders': {
    create: editorsOf,
    read: membersOf,
    update: editorsOf,
    delete: editorsOf,
  },
  documents: {
    create: editorsOf,
    read: (target) => (target === 'mine' ? MEMBERS : editorsOf(target)),
    update: editorsOf,
    delete: nobody,
  },
  'rule-books': rowsOfRules,
  'rule-chapters': rowsOfRules,
  'rule-clauses': rowsOfRules,
  // The board approves.
  'rule-versions': { ...rowsOfRules, update: rulersOf },
  // Looks at a person are theirs to see, wherever they belong now.
  'data-looks': { ...log, read: (target) => (target === 'mine' ? SIGNED_IN : membersOf(target)) },
  // Every parcel has a timeline, which keeps it.
  packages: { ...rowsOfCommunity, delete: nobody },
  'package-events': log,
  gates: { create: managersOf, read: membersOf, update: managersOf, delete: managersOf },
  'block-entries': { create: managersOf, read: deskOf, update: managersOf, delete: nobody },
  visitors: rowsOfHosts,
  invitations: rowsOfHosts,
  visits: rowsOfHosts,
  'shelf-audits': rowsOfDesk,
  'shelf-incidents': rowsOfDesk,
}

export const REACHED_COLLECTIONS = Object.keys(REACH)

export const isReachable = (
  collection: string,
  operation: Operation,
  target: Target,
  persona: Persona,
): boolean => REACH[collection]?.[operation]?.(target).includes(persona) ?? false
