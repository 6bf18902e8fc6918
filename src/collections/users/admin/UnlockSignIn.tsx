import type { UIFieldServerComponent } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import { identity } from '@/kernel/identity'
import { communitiesWithRole, scopeOf } from '@/kernel/tenancy/scope'
import { UnlockButton } from './UnlockButton'

/** For each community that the reader manages and the person belongs to: lets them sign in again. */
export const UnlockSignIn: UIFieldServerComponent = async ({ data, i18n, req }) => {
  const id: unknown = data['id']
  if (typeof id !== 'string') return null
  const managed = communitiesWithRole(await scopeOf(req), ['manager'])
  const shared = await Promise.all(
    managed.map(async (community) => {
      const members = await identity().everMembers(req, community, [id])
      return members.includes(id) ? identity().communityById(req, community) : null
    }),
  )
  const t = translatorFor({ locale: i18n.language, namespace: 'users.unlock' })
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.75rem' }}>
      {shared.flatMap((community) =>
        community
          ? [
              <UnlockButton
                key={community.id}
                path={`/api/c/${community.slug}/people/${id}/unlock-sign-in`}
                labels={{
                  unlock: t('staff', { community: community.name }),
                  done: t('staffDone'),
                  failed: t('staffFailed'),
                }}
              />,
            ]
          : [],
      )}
    </div>
  )
}
