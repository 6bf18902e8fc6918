import { createLocalReq } from 'payload'
import type { ServerProps } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import { communitiesWithRole, scopeOfPerson } from '@/kernel/tenancy/scope'
import { TEAM_ROLES } from '../domain/kinds'

/** For the staff: what residents write. */
export const InboxLink = async ({ i18n, payload, user }: ServerProps) => {
  if (!user) return null
  const req = await createLocalReq({ user }, payload)
  const scope = await scopeOfPerson(req, user.id)
  if (communitiesWithRole(scope, TEAM_ROLES).length === 0) return null
  const t = translatorFor({ locale: i18n.language, namespace: 'conversations.inbox' })
  return (
    <a className="nav__link" href="/admin/inbox">
      <span className="nav__link-label">{t('link')}</span>
    </a>
  )
}
