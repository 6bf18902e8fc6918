import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import type { PortalContext } from '@/kernel/portal/context'
import { CATEGORIES } from './categories'
import type { Category } from './categories'

/** The categories that a person has in a community: a household is of those who have a unit. */
export const categoriesIn = ({ roles }: PortalContext): readonly Category[] => {
  const hasUnit = roles.some((role) => RESIDENT_ROLES.some((held) => held === role))
  return CATEGORIES.filter((category) => category !== 'household' || hasUnit)
}
