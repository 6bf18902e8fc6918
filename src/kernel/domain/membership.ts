/** Every role that a membership can hold; design.md, "Tenancy and power". */
export const ROLES = [
  'manager',
  'board',
  'bookkeeper',
  'editor',
  'concierge',
  'guard',
  'maintenance',
  'owner',
  'leaseholder',
  'household',
  'worker',
  'vendor',
] as const

export type Role = (typeof ROLES)[number]

/** Roles of people who live in a unit, or own it. */
export const RESIDENT_ROLES = ['owner', 'leaseholder', 'household'] as const satisfies Role[]

/** Roles that work at the desk or the gate. */
export const DESK_ROLES = ['manager', 'concierge', 'guard'] as const satisfies Role[]

/** Roles that find their work in the admin panel. */
export const BACK_OFFICE_ROLES = [
  'manager',
  'board',
  'bookkeeper',
  'editor',
] as const satisfies Role[]

export const MEMBERSHIP_STATUSES = ['invited', 'active', 'suspended', 'ended'] as const
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number]

export interface MembershipTerm {
  status: MembershipStatus
  /** First instant of the membership; null: since ever. */
  validFrom: Date | null
  /** First instant after the membership; null: open-ended. */
  validTo: Date | null
}

/** Whether a membership gives its holder power at an instant. */
export const isInForce = (term: MembershipTerm, at: Date): boolean =>
  term.status === 'active' &&
  (term.validFrom === null || term.validFrom <= at) &&
  (term.validTo === null || at < term.validTo)

export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value)

/** Whether somebody with the role works for the community. */
export const isStaffRole = (role: Role): boolean => !RESIDENT_ROLES.some((held) => held === role)

/** The roles of `RESIDENT_ROLES` need a unit; the others may have one. */
export const needsUnit = (role: Role): boolean => RESIDENT_ROLES.some((held) => held === role)
