import type { UIFieldServerComponent } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import { identity } from '@/kernel/identity'
import { communitiesWithRole, scopeOf } from '@/kernel/tenancy/scope'
import { hasFreshProof } from '../operations/sessions/proof'
import { LostSecondStep } from './LostSecondStep'
import { UnlockButton } from './UnlockButton'
import './signInHelp.css'

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
  const isProved = await hasFreshProof(req)
  // It goes for the whole account: one form is enough, whichever community it is asked in.
  const first = shared.find((community) => community !== null)
  const t = translatorFor({ locale: i18n.language, namespace: 'users.unlock' })
  const lost = translatorFor({ locale: i18n.language, namespace: 'users.lostStep' })
  const back = encodeURIComponent(`/admin/collections/users/${id}`)
  return (
    <div className="sign-in-help">
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
      {first && req.user?.id !== id && (
        <LostSecondStep
          path={`/api/c/${first.slug}/people/${id}/remove-second-step`}
          proofHref={isProved ? null : `/confirm-identity?next=${back}`}
          labels={{
            open: lost('open'),
            text: lost('text'),
            prove: lost('prove'),
            reason: lost('reason'),
            reasonHint: lost('reasonHint'),
            send: lost('send'),
            done: lost('done'),
            failed: t('staffFailed'),
          }}
        />
      )}
    </div>
  )
}
