import { ROLES, type Role } from '@/kernel/domain/membership'

/**
 * Who may do what, written by hand from the requirements and independent of the policy code: the
 * matrix compares the two. A collection that is missing here fails.
 */

/** `former` left the community; `both` manages it and owns a flat in a second one. */
export const PERSONAS = [...ROLES, 'former', 'both', 'operator', 'anonymous'] as const
export type Persona = (typeof PERSONAS)[number]

/**
 * Which row a person reaches for. `mine`: their own account, membership, grant, or what belongs to
 * their own unit. `own`: another row of their community. `second`: of the community where `both`
 * merely lives. `foreign`: of a community that they have nothing to do with. `none`: of no community.
 */
export const TARGETS = ['mine', 'own', 'second', 'foreign', 'none'] as const
export type Target = (typeof TARGETS)[number]

export const OPERATIONS = ['create', 'read', 'update', 'delete'] as const
export type Operation = (typeof OPERATIONS)[number]

/** A target that is not named refuses everybody. */
export type Allowed = Partial<Record<Target, readonly Persona[]>>
export type CollectionExpectation = Partial<Record<Operation, Allowed>>

const residents = ['owner', 'leaseholder', 'household'] as const satisfies readonly Role[]
const heads = ['owner', 'leaseholder'] as const
const managers = ['manager', 'both'] as const
const desk = ['manager', 'both', 'concierge', 'guard'] as const
const members = [...ROLES, 'both'] as const
const signedIn = [...members, 'former', 'operator'] as const
const editors = [...managers, 'editor'] as const
/** Those who write the rules, and those who approve them. */
const rulers = [...editors, 'board'] as const
const staffWhoSeeUnits = [
  ...desk,
  'board',
  'bookkeeper',
  'editor',
  'maintenance',
] as const satisfies readonly Persona[]

export const EXPECTATIONS: Readonly<Record<string, CollectionExpectation>> = {
  'audit-entries': { read: { own: managers } },

  deliveries: { read: { mine: managers, own: managers } },

  'idempotency-keys': {},

  users: {
    create: { none: [...managers, 'operator'] },
    read: {
      mine: signedIn,
      own: [...desk, 'operator'],
      second: ['operator'],
      foreign: ['operator'],
      none: ['operator'],
    },
    update: { mine: signedIn },
  },

  'platform-grants': {
    read: { mine: ['operator'], foreign: ['operator'] },
  },

  communities: {
    create: { none: ['operator'] },
    read: { own: [...members, 'operator'], second: ['both', 'operator'], foreign: ['operator'] },
    update: { own: [...managers, 'operator'], second: ['operator'], foreign: ['operator'] },
  },

  units: {
    create: { own: managers },
    read: { mine: [...staffWhoSeeUnits, ...residents], own: staffWhoSeeUnits },
    update: { mine: managers, own: managers },
    delete: { mine: managers, own: managers },
  },

  memberships: {
    create: {
      own: [...managers, 'operator'],
      second: ['operator'],
      foreign: ['operator'],
    },
    read: {
      mine: members,
      own: [...desk, 'board', 'operator'],
      second: ['operator'],
      foreign: ['operator'],
    },
    update: {
      mine: managers,
      own: [...managers, 'operator'],
      second: ['operator'],
      foreign: ['operator'],
    },
  },

  'roster-entries': {
    create: { own: managers },
    read: { mine: managers, own: managers },
    update: { mine: managers, own: managers },
    delete: { mine: managers, own: managers },
  },

  'roster-imports': { read: { own: managers } },

  'membership-invitations': { read: { own: managers } },

  'join-requests': { read: { own: managers } },

  media: {
    create: { own: [...desk, 'editor'] },
    read: { mine: [...desk, 'editor', ...residents], own: [...desk, 'editor'] },
  },

  'household-members': {
    create: { own: heads, second: ['both'] },
    read: { mine: residents },
    update: { mine: heads },
    delete: { mine: heads },
  },

  // The one reached for is of the owner, for the whole unit.
  'emergency-contacts': {
    create: { own: residents, second: ['both'] },
    read: { mine: residents },
    update: { mine: heads },
    delete: { mine: heads },
  },

  vehicles: {
    create: { own: residents, second: ['both'] },
    read: { mine: [...desk, ...residents], own: desk },
    update: { mine: heads },
    delete: { mine: heads },
  },

  pets: {
    create: { own: residents, second: ['both'] },
    read: { mine: [...desk, ...residents], own: desk },
    update: { mine: residents },
    delete: { mine: residents },
  },

  absences: {
    create: { own: residents, second: ['both'] },
    read: { mine: [...desk, ...residents], own: desk },
    update: { mine: ['owner'] },
    delete: { mine: ['owner'] },
  },

  'assistance-entries': {
    create: { own: residents, second: ['both'] },
    read: { mine: ['owner'] },
    update: { mine: ['owner'] },
    delete: { mine: ['owner'] },
  },

  'directory-entries': {
    create: { own: members, second: ['both'] },
    read: { mine: members },
    update: { mine: members },
    delete: { mine: members },
  },

  'data-looks': { read: { mine: [...members, 'operator'], own: managers } },

  'message-topics': {
    create: { own: managers },
    read: { own: members, second: ['both'] },
    update: { own: managers },
    delete: { own: managers },
  },

  'saved-replies': {
    create: { own: managers },
    read: { own: staffWhoSeeUnits },
    update: { own: managers },
    delete: { own: managers },
  },

  shelves: {
    create: { own: managers },
    read: { own: desk },
    update: { own: managers },
    delete: { own: managers },
  },

  packages: {
    create: { own: desk },
    read: { mine: [...desk, ...residents], own: desk },
    update: { mine: [...managers, 'concierge'], own: [...managers, 'concierge'] },
  },

  'package-events': {
    read: { mine: [...desk, ...residents], own: desk },
  },

  'announcement-categories': {
    create: { own: editors },
    read: { own: members, second: ['both'] },
    update: { own: editors },
    delete: { own: editors },
  },

  articles: {
    create: { own: editors },
    read: { mine: editors, own: editors },
    update: { mine: editors, own: editors },
  },

  'document-categories': {
    create: { own: editors },
    read: { own: members, second: ['both'] },
    update: { own: editors },
    delete: { own: editors },
  },

  // Those who read come by operations, as they do to announcements.
  'document-folders': {
    create: { own: editors },
    read: { own: editors },
    update: { own: editors },
    delete: { own: editors },
  },
  documents: {
    create: { own: editors },
    read: { mine: editors, own: editors },
    update: { mine: editors, own: editors },
  },

  ...Object.fromEntries(
    ['announcement-templates', 'announcement-series', 'audience-lists'].map((collection) => [
      collection,
      {
        create: { own: editors },
        read: { own: editors },
        update: { own: editors },
        delete: { own: editors },
      },
    ]),
  ),
  'lobby-screens': {
    create: { own: editors },
    read: { own: editors },
    update: { own: editors },
    delete: { own: editors },
  },

  // Those who read get them by operations, which ask whom each is for.
  announcements: {
    create: { own: editors },
    read: { mine: editors, own: editors },
    update: { mine: editors, own: editors },
  },

  // Those who read get them by operations; what was published shows to them by its row's own rule.
  ...Object.fromEntries(
    ['rule-books', 'rule-chapters', 'rule-clauses', 'rule-versions'].map((collection) => [
      collection,
      {
        create: { own: editors },
        read: { mine: rulers, own: rulers },
        update: { mine: editors, own: editors },
      },
    ]),
  ),

  gates: {
    create: { own: managers },
    read: { own: desk },
    update: { own: managers },
    delete: { own: managers },
  },

  'block-entries': {
    create: { own: managers },
    read: { own: managers },
    update: { own: managers },
  },

  // Of a host their own; operations write them.
  visitors: { read: { mine: members, own: desk } },
  invitations: { read: { mine: members, own: desk } },
  visits: { read: { mine: members, own: desk } },

  // The desk's operations write both.
  'shelf-audits': {
    read: { own: desk },
  },

  'shelf-incidents': {
    read: { own: desk },
  },
}

export const isAllowed = (
  collection: string,
  operation: Operation,
  target: Target,
  persona: Persona,
): boolean => EXPECTATIONS[collection]?.[operation]?.[target]?.includes(persona) ?? false
