import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { placeOf } from '@/kernel/admin/place'
import { isStaffRole, ROLES } from '@/kernel/domain/membership'
import { translatorFor } from '@/kernel/i18n/translate'
import { assignedOf, staffOf } from '../operations/handOver'
import { staffCards } from '../operations/staffCards'
import { CardPerson } from './CardPerson'
import { PeopleBar } from './PeopleBar'
import { roleNames } from './roleNames'

/** Who works for a community: roles granted and ended, and what lies with somebody handed over. */
export const StaffView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const place = await placeOf(view)
  const { community } = place
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'roster.panel' })
  const roleName = roleNames(locale)
  const { now, past } = await staffCards(req, community.id)
  const assigned = await assignedOf(req, community.id, now)
  const shared = {
    staff: await staffOf(req, community.id),
    community,
    locale,
    isSelf: (user: string) => user === req.user?.id,
  }
  const roles = ROLES.filter((role) => isStaffRole(role)).map((value) => ({
    value,
    label: roleName(value),
  }))
  return (
    <PanelFrame view={view} title={t('staff.title')} intro={t('staff.intro')}>
      <PeopleBar place={place} locale={locale} current="staff" />
      <ul className="people-cards">
        {now.map((membership) => (
          <CardPerson
            key={membership.id}
            membership={membership}
            roles={roles}
            assigned={assigned.get(membership.id) ?? []}
            {...shared}
          />
        ))}
      </ul>
      {past.length > 0 && (
        <>
          <h2>{t('card.past')}</h2>
          <ul className="people-cards">
            {past.map((membership) => (
              <CardPerson
                key={membership.id}
                membership={membership}
                roles={[]}
                assigned={[]}
                {...shared}
              />
            ))}
          </ul>
        </>
      )}
    </PanelFrame>
  )
}
