import { createLocalReq } from 'payload'
import type { ServerProps } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import { communitiesWithRole, scopeOf } from '@/kernel/tenancy/scope'
import { openAccesses } from '../operations/platformAccess'
import { EndAccessButton } from './EndAccessButton'
import './platformAccess.css'

/** On the panel's first page: who of the platform is in the community, why, and a way to end it. */
export const PlatformAccessNotice = async ({ i18n, payload, user }: ServerProps) => {
  if (!user) return null
  const req = await createLocalReq({ user }, payload)
  const managed = communitiesWithRole(await scopeOf(req), ['manager'])
  const accesses = (await openAccesses(req)).filter(
    ({ community, person }) => person.id !== user.id && managed.includes(community.id),
  )
  if (accesses.length === 0) return null
  const t = translatorFor({ locale: i18n.language, namespace: 'memberships.access' })
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      {accesses.map(({ id, community, person, reason, until }) => (
        <section key={id} className="platform-notice" aria-label={t('title')}>
          <p>
            <strong>{community.name}:</strong>{' '}
            {t('notice', { who: person.name, until: format.format(new Date(until)) })}{' '}
            {t('noticeReason', { reason })}
          </p>
          <EndAccessButton
            href={`/api/c/${community.slug}/memberships/${id}/end`}
            reason={t('endReason')}
            labels={{ end: t('end'), ended: t('ended'), failed: t('failed') }}
          />
        </section>
      ))}
    </>
  )
}
