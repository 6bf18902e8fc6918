import type { AccountCard } from '@/collections/duplicates/public'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import { AccountFacts } from './AccountFacts'
import { MergeForm } from './MergeForm'

interface MergeStepProps {
  keep: AccountCard
  merge: AccountCard
  community: CommunityIdentity
  locale: string
  isProved: boolean
}

const POINTS = ['rights', 'signIn', 'identity', 'profile', 'mails', 'forGood'] as const

/** Which account stays, what happens to the other, what the manager should mind, and the last step. */
export const MergeStep = ({ keep, merge, community, locale, isProved }: MergeStepProps) => {
  const t = translatorFor({ locale, namespace: 'duplicates' })
  const here = `/admin/duplicates?c=${community.slug}`
  const losesPhone = merge.isPhoneConfirmed && !keep.isPhoneConfirmed
  const sides = [
    { account: keep, label: t('merge.stays'), kind: 'stays' },
    { account: merge, label: t('merge.goes'), kind: 'goes' },
  ]
  return (
    <div className="twin-merge">
      <p>
        <a href={here}>{t('back')}</a>
      </p>
      <h2>{t('merge.title')}</h2>
      <div className="twin-sides">
        {sides.map(({ account, label, kind }) => (
          <section key={kind} aria-label={label}>
            <p className={`twin-side twin-side--${kind}`}>{label}</p>
            <h3>{account.name}</h3>
            <AccountFacts account={account} community={community} locale={locale} />
          </section>
        ))}
      </div>
      <h3>{t('merge.what')}</h3>
      <ul className="twin-points">
        {POINTS.map((point) => (
          <li key={point}>{t(`merge.points.${point}`, { email: merge.email })}</li>
        ))}
      </ul>
      {!keep.isEmailConfirmed && (
        <p className="twin-note">{t('merge.unconfirmed', { email: keep.email })}</p>
      )}
      {losesPhone && merge.phone !== null && (
        <p className="twin-note">{t('merge.phoneLost', { phone: merge.phone })}</p>
      )}
      {isProved ? (
        <MergeForm
          href={`/api/c/${community.slug}/duplicates/merge`}
          keep={keep.id}
          merge={merge.id}
          done={`${here}&done=1`}
          labels={{
            reason: t('merge.reason'),
            reasonHint: t('merge.reasonHint'),
            sure: t('merge.sure'),
            send: t('merge.send'),
            sending: t('merge.sending'),
            failed: t('failed'),
          }}
        />
      ) : (
        <div className="twin-form">
          <p>{t('merge.proof')}</p>
          <a
            className="btn btn--style-primary btn--size-medium twin-keep"
            href={`/confirm-identity?next=${encodeURIComponent(`${here}&keep=${keep.id}&merge=${merge.id}`)}`}
          >
            {t('merge.prove')}
          </a>
        </div>
      )}
    </div>
  )
}
