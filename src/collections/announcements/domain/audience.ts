import { isRole } from '@/kernel/domain/membership'
import type { Role } from '@/kernel/domain/membership'

/**
 * Whom an announcement is for. What is chosen in one list is joined by "or", the lists by "and"; a list
 * without a choice asks for nothing, so that an empty rule is for everybody of the community.
 */
export interface Audience {
  roles: Role[]
  buildings: string[]
  floors: string[]
  unitTypes: string[]
  /** Ids. */
  units: string[]
  /** Ids of lists of people and of tags of units. */
  lists: string[]
}

export const AUDIENCE_LISTS = [
  'roles',
  'buildings',
  'floors',
  'unitTypes',
  'units',
  'lists',
] as const

export const EVERYBODY: Audience = {
  roles: [],
  buildings: [],
  floors: [],
  unitTypes: [],
  units: [],
  lists: [],
}

/** What somebody is in a community: one membership of theirs. */
export interface Membership {
  role: Role
  unit: { id: string; building: string; floor: string; type: string } | null
  /** Ids of the lists that have the person or the unit. */
  lists: readonly string[]
}

const allows = (list: readonly string[], value: string | undefined): boolean =>
  list.length === 0 || (value !== undefined && list.includes(value))

/**
 * Whether a membership is meant. One membership meets the whole rule: an owner in building A who rents in
 * building B is no leaseholder of A. The database has the same rule as `announcement_is_for`.
 */
export const reaches = (audience: Audience, { role, unit, lists }: Membership): boolean =>
  allows(audience.roles, role) &&
  allows(audience.buildings, unit?.building) &&
  allows(audience.floors, unit?.floor) &&
  allows(audience.unitTypes, unit?.type) &&
  allows(audience.units, unit?.id) &&
  (audience.lists.length === 0 || audience.lists.some((one) => lists.includes(one)))

const texts = (value: unknown): string[] =>
  Array.isArray(value)
    ? [...new Set(value.filter((one) => typeof one === 'string'))].toSorted()
    : []

/** What lies in a row or comes from a form, as a rule. */
export const audienceOf = (value: unknown): Audience => {
  const held = typeof value === 'object' && value !== null ? value : {}
  const list = (name: string) => texts(new Map<string, unknown>(Object.entries(held)).get(name))
  return {
    roles: list('roles').filter((role) => isRole(role)),
    buildings: list('buildings'),
    floors: list('floors'),
    unitTypes: list('unitTypes'),
    units: list('units'),
    lists: list('lists'),
  }
}

export const isForEverybody = (audience: Audience): boolean =>
  AUDIENCE_LISTS.every((name) => audience[name].length === 0)
