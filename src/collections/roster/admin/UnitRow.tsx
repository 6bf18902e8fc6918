import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import type { UnitPerson } from '../operations/people'
import { roleNames } from './roleNames'

interface UnitRowProps {
  unit: { id: string; label: string; floor: string | null; people: UnitPerson[] }
  community: CommunityIdentity
  locale: string
}

/** A unit with its people; the unit leads to its card. */
export const UnitRow = ({ unit, community, locale }: UnitRowProps) => {
  const t = translatorFor({ locale, namespace: 'roster' })
  const roleName = roleNames(locale)
  const day = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeZone: community.timeZone,
  })
  const term = ({ from, to }: UnitPerson) =>
    [
      from !== null && t('panel.since', { day: day.format(new Date(from)) }),
      to !== null && t('panel.until', { day: day.format(new Date(new Date(to).getTime() - 1)) }),
    ]
      .filter(Boolean)
      .join(', ')
  return (
    <tr>
      <th scope="row">
        <a href={`/admin/unit-card?c=${community.slug}&unit=${unit.id}`}>{unit.label}</a>
        {unit.floor !== null && unit.floor !== '' && (
          <small>{t('panel.floor', { floor: unit.floor })}</small>
        )}
      </th>
      <td>
        {unit.people.length === 0 ? (
          <span className="people-none">{t('panel.nobody')}</span>
        ) : (
          <ul>
            {unit.people.map((person) => (
              <li key={person.id}>
                <span className="people-name">{person.name}</span>
                <span>{roleName(person.role)}</span>
                <span className={`people-state people-state--${person.state}`}>
                  {t(`panel.states.${person.state}`)}
                </span>
                <span className="people-contact">
                  {[person.email, person.phone].filter(Boolean).join(' · ')}
                </span>
                <span className="people-term">{term(person)}</span>
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  )
}
