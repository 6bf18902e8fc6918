import { BACK_OFFICE_ROLES, RESIDENT_ROLES } from '@/kernel/domain/membership'
import type { Role } from '@/kernel/domain/membership'

interface Belonging {
  community: { slug: string }
  roles: readonly Role[]
}

export type Place = 'desk' | 'portal' | 'admin'

const holds = (roles: readonly Role[], some: readonly Role[]) =>
  roles.some((role) => some.includes(role))

/** The places of the product in which the roles have something to do; the first is their home. */
export const placesOf = (roles: readonly Role[]): Place[] => [
  ...(holds(roles, ['concierge', 'guard']) ? (['desk'] as const) : []),
  ...(holds(roles, RESIDENT_ROLES) ? (['portal'] as const) : []),
  ...(holds(roles, BACK_OFFICE_ROLES) ? (['admin'] as const) : []),
  ...(roles.includes('manager') ? (['desk'] as const) : []),
]

export const addressOf = (place: Place, slug: string): string => {
  if (place === 'admin') return '/admin'
  return place === 'desk' ? `/c/${slug}/desk` : `/c/${slug}`
}

export const homeOf = ({ community, roles }: Belonging): string =>
  addressOf(placesOf(roles)[0] ?? 'portal', community.slug)
