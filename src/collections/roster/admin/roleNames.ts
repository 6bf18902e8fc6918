import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { translatorFor } from '@/kernel/i18n/translate'

/** What roles are called on these pages: those of residents as the roster calls them. */
export const roleNames = (locale: string): ((role: string) => string) => {
  const listed = translatorFor({ locale, namespace: 'roster.roles' })
  const all = translatorFor({ locale, namespace: 'users.roles' })
  return (role) => (RESIDENT_ROLES.some((known) => known === role) ? listed(role) : all(role))
}
