import type { PairCard } from '@/collections/duplicates/public'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import { AccountFacts } from './AccountFacts'
import { ApartButton } from './ApartButton'

interface PairItemProps {
  pair: PairCard
  community: CommunityIdentity
  locale: string
  /** Id of whoever looks: their own account can only stay. */
  self: string | undefined
}

/** Two accounts that look like one person: why, what each is, and the choice. */
export const PairItem = ({ pair, community, locale, self }: PairItemProps) => {
  const t = translatorFor({ locale, namespace: 'duplicates' })
  const [first, second] = pair.accounts
  if (!first || !second) return null
  const names = [...new Set([first.name, second.name])].join(' · ')
  const id = `pair-${first.id}-${second.id}`
  const sides = [
    { account: first, other: second },
    { account: second, other: first },
  ]
  return (
    <li className="twin" aria-labelledby={id}>
      <h2 id={id}>{names}</h2>
      <ul className="twin-reasons" aria-label={t('why')}>
        {pair.reasons.map((reason) => (
          <li key={reason}>{t(`reasons.${reason}`)}</li>
        ))}
      </ul>
      <div className="twin-sides">
        {sides.map(({ account, other }) => (
          <section key={account.id} aria-label={account.email}>
            <h3>{account.name}</h3>
            <AccountFacts account={account} community={community} locale={locale} />
            {account.id === self && <p className="twin-note">{t('you')}</p>}
            {other.id !== self && (
              <a
                className="btn btn--style-secondary btn--size-medium twin-keep"
                href={`/admin/duplicates?c=${community.slug}&keep=${account.id}&merge=${other.id}`}
                aria-label={t('keepThis', { email: account.email })}
              >
                {t('keep')}
              </a>
            )}
          </section>
        ))}
      </div>
      <ApartButton
        href={`/api/c/${community.slug}/duplicates/apart`}
        one={first.id}
        other={second.id}
        labels={{ apart: t('apart'), failed: t('failed') }}
      />
    </li>
  )
}
