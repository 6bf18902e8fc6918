import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { ownFactors } from '../../secondStep/ownFactors'

/** What a person has besides their password, on the page of their security. */
export const SecondStepCards = async () => {
  const [t, { hasAuthenticator, passkeys, codesLeft }] = await Promise.all([
    getTranslations('users'),
    ownFactors(),
  ])
  return (
    <>
      <Card
        title={t('secondStep.card')}
        action={hasAuthenticator && <Badge tone="success">{t('secondStep.isOn')}</Badge>}
      >
        <p className="text-muted mb-4">
          {hasAuthenticator
            ? t('secondStep.codesLeft', { count: codesLeft })
            : t('secondStep.cardText')}
        </p>
        <LinkButton href="/settings/security/second-step?next=/settings/security">
          {hasAuthenticator ? t('secondStep.manage') : t('secondStep.setUp')}
        </LinkButton>
      </Card>
      <Card title={t('passkeys.card')}>
        <p className="text-muted mb-4">
          {passkeys === 0 ? t('passkeys.cardText') : t('passkeys.count', { count: passkeys })}
        </p>
        <LinkButton href="/settings/security/passkeys?next=/settings/security">
          {passkeys === 0 ? t('passkeys.add') : t('passkeys.manage')}
        </LinkButton>
      </Card>
    </>
  )
}
