import type { AccountCard } from '@/collections/duplicates/public'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'

interface AccountFactsProps {
  account: AccountCard
  community: CommunityIdentity
  locale: string
}

/** What management sees of one account of a pair. */
export const AccountFacts = ({ account, community, locale }: AccountFactsProps) => {
  const t = translatorFor({ locale, namespace: 'duplicates' })
  const words = translatorFor({ locale, namespace: 'roster.panel' })
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeZone: community.timeZone,
  })
  const day = (value: string) => format.format(new Date(value))
  const confirmed = (isConfirmed: boolean) => t(isConfirmed ? 'confirmed' : 'unconfirmed')
  const term = ({ from, to }: AccountCard['memberships'][number]) =>
    [
      from !== null && words('since', { day: day(from) }),
      to !== null && words('until', { day: day(to) }),
    ]
      .filter(Boolean)
      .join(' ')
  return (
    <dl className="twin-facts">
      <div>
        <dt>{t('email')}</dt>
        <dd>
          {account.email} <small>{confirmed(account.isEmailConfirmed)}</small>
        </dd>
      </div>
      <div>
        <dt>{t('phone')}</dt>
        <dd>
          {account.phone === null ? (
            t('noPhone')
          ) : (
            <>
              {account.phone} <small>{confirmed(account.isPhoneConfirmed)}</small>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('since')}</dt>
        <dd>{day(account.since)}</dd>
      </div>
      <div>
        <dt>{t('rights')}</dt>
        <dd>
          <ul>
            {account.memberships.map((membership) => (
              <li key={JSON.stringify(membership)}>
                {[
                  words(`allRoles.${membership.role}`),
                  membership.unit,
                  membership.status !== 'active' && words(`statuses.${membership.status}`),
                  term(membership),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  )
}
