import type { PortalContext } from '@/kernel/portal/context'
import { CATEGORIES } from './categories'
import type { Category } from './categories'

/** The categories that a person has in a community. */
export const categoriesIn = (_context: PortalContext): readonly Category[] =>
  CATEGORIES.filter((category) => category !== 'household' && category !== 'privacy')
