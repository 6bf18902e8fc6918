import { createLocalReq } from 'payload'
import type { ServerProps } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import { scopeOfPerson } from '@/kernel/tenancy/scope'

/** For operators: others have nothing to open. */
export const PlatformAccessLink = async ({ i18n, payload, user }: ServerProps) => {
  if (!user) return null
  const req = await createLocalReq({ user }, payload)
  if (!(await scopeOfPerson(req, user.id)).isOperator) return null
  const t = translatorFor({ locale: i18n.language, namespace: 'memberships.access' })
  return (
    <a className="nav__link" href="/admin/platform-access">
      <span className="nav__link-label">{t('title')}</span>
    </a>
  )
}
