import { createLocalReq } from 'payload'
import type { ServerProps } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import { communitiesWithRole, scopeOfPerson } from '@/kernel/tenancy/scope'

/** For managers: the pages about people. */
export const PeopleLinks = async ({ i18n, payload, user }: ServerProps) => {
  if (!user) return null
  const req = await createLocalReq({ user }, payload)
  const scope = await scopeOfPerson(req, user.id)
  if (communitiesWithRole(scope, ['manager']).length === 0) return null
  const t = translatorFor({ locale: i18n.language, namespace: 'roster.panel.pages' })
  return (
    <>
      {['residents', 'staff', 'roster-import'].map((page) => (
        <a key={page} className="nav__link" href={`/admin/${page}`}>
          <span className="nav__link-label">{t(page)}</span>
        </a>
      ))}
    </>
  )
}
