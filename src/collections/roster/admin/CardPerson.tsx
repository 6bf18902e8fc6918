import type { assignmentsOf } from '@/kernel/assignments'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import type { UnitCard } from '../operations/unitCard'
import { ReasonForm } from './ReasonForm'
import { roleNames } from './roleNames'

interface CardPersonProps {
  membership: UnitCard['memberships'][number]
  /** Whose card this is; a role for the whole community names none. */
  unit?: string
  community: CommunityIdentity
  locale: string
  roles: { value: string; label: string }[]
  isSelf: (user: string) => boolean
  /** What lies with the person while they work here; and who else works here. */
  assigned: Awaited<ReturnType<typeof assignmentsOf>>
  staff: { id: string; name: string }[]
}

/** A membership of the unit, and what management can do about it. */
export const CardPerson = ({
  membership,
  unit,
  community,
  locale,
  roles,
  isSelf,
  assigned,
  staff,
}: CardPersonProps) => {
  const t = translatorFor({ locale, namespace: 'roster.panel' })
  const roleName = roleNames(locale)
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeZone: community.timeZone,
  })
  const { name, email, phone, role, status, from, to, user, id, isOver } = membership
  const base = `/api/c/${community.slug}`
  const common = { reason: t('card.reason'), failed: t('failed') }
  return (
    <li>
      <h3>{name}</h3>
      <p>
        {roleName(role)} · {t(`statuses.${status}`)}
        {from !== null && ` · ${t('since', { day: format.format(new Date(from)) })}`}
        {to !== null &&
          ` · ${t('until', { day: format.format(new Date(new Date(to).getTime() - 1)) })}`}
      </p>
      {!isOver && <p>{[email, phone].filter(Boolean).join(' · ')}</p>}
      {membership.grantReason !== null && (
        <p className="people-why">{t('card.granted', { reason: membership.grantReason })}</p>
      )}
      {membership.endReason !== null && (
        <p className="people-why">{t('card.ended', { reason: membership.endReason })}</p>
      )}
      {!isOver && (
        <div className="people-actions">
          <ReasonForm
            href={`${base}/people/${user}/roles`}
            {...(unit !== undefined && { unit })}
            roles={roles}
            labels={{
              ...common,
              open: t('card.grant'),
              send: t('card.grant'),
              role: t('card.role'),
            }}
          />
          {status !== 'suspended' && (
            <ReasonForm
              href={`${base}/memberships/${id}/end`}
              hasDay
              labels={{
                ...common,
                open: t('card.end'),
                send: t('card.end'),
                day: t('card.day'),
                successor: t('card.successor'),
                choose: t('card.choose'),
              }}
              handOver={{
                open: assigned.map(({ label, count }) =>
                  t('card.assigned', { kind: label[locale === 'fr' ? 'fr' : 'en'], count }),
                ),
                successors: staff
                  .filter((one) => one.id !== user)
                  .map((one) => ({ value: one.id, label: one.name })),
              }}
            />
          )}
          {!isSelf(user) && status !== 'invited' && (
            <ReasonForm
              href={`${base}/people/${user}/${status === 'suspended' ? 'restore' : 'suspend'}`}
              labels={{
                ...common,
                open: t(status === 'suspended' ? 'card.restore' : 'card.suspend'),
                send: t(status === 'suspended' ? 'card.restore' : 'card.suspend'),
              }}
            />
          )}
        </div>
      )}
    </li>
  )
}
