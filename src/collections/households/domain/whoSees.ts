import { DESK_ROLES } from '@/kernel/domain/membership'
import type { Role } from '@/kernel/domain/membership'

export interface Sight {
  /** Also the message key. */
  what: string
  roles: readonly Role[]
  /** Whether each look is written down and shown to the person. */
  isRecorded: boolean
}

/**
 * What staff see of a resident, for the page of privacy. A test holds every line against what the
 * product answers.
 */
export const SIGHTS: readonly Sight[] = [
  { what: 'users', roles: DESK_ROLES, isRecorded: false },
  { what: 'memberships', roles: [...DESK_ROLES, 'board'], isRecorded: false },
  { what: 'vehicles', roles: DESK_ROLES, isRecorded: false },
  { what: 'pets', roles: DESK_ROLES, isRecorded: false },
  { what: 'absences', roles: DESK_ROLES, isRecorded: false },
  { what: 'standing', roles: DESK_ROLES, isRecorded: false },
  { what: 'proxies', roles: DESK_ROLES, isRecorded: false },
  { what: 'household-members', roles: DESK_ROLES, isRecorded: true },
  { what: 'emergency-contacts', roles: DESK_ROLES, isRecorded: true },
  { what: 'assistance-entries', roles: DESK_ROLES, isRecorded: true },
]
