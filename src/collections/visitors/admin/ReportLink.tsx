import { createLocalReq } from 'payload'
import type { ServerProps } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import { communitiesWithRole, scopeOfPerson } from '@/kernel/tenancy/scope'

/** For managers: what happened at the gates. */
export const ReportLink = async ({ i18n, payload, user }: ServerProps) => {
  if (!user) return null
  const req = await createLocalReq({ user }, payload)
  const scope = await scopeOfPerson(req, user.id)
  if (communitiesWithRole(scope, ['manager']).length === 0) return null
  const t = translatorFor({ locale: i18n.language, namespace: 'visitors.report' })
  return (
    <a className="nav__link" href="/admin/visit-report">
      <span className="nav__link-label">{t('title')}</span>
    </a>
  )
}
