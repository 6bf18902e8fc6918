import { getTranslations } from 'next-intl/server'
import { toString as drawQr } from 'qrcode'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { secondFactorsOf } from '../../operations/secondStep/factors'
import { pendingAuthenticator } from '../../operations/secondStep/setUp'
import { ownPath } from '../ownPath'
import { requireProof } from '../proved'
import { recoveryLabels } from '../recoveryLabels'
import { AuthenticatorPanel } from '../components/secondStep/AuthenticatorPanel'

const pictureOf = async (uri: string): Promise<string> => {
  const svg = await drawQr(uri, { type: 'svg', margin: 2 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

/** Sets the authenticator app up, or takes it away. */
export const AuthenticatorPage = async ({ next: wanted }: { next: string }) => {
  const next = ownPath(wanted)
  const req = await requireProof(`/settings/security/second-step?next=${encodeURIComponent(next)}`)
  const [t, settings, common, forms, labels, factors, pending] = await Promise.all([
    getTranslations('users.secondStep'),
    getTranslations('users.settings'),
    getTranslations('common'),
    getTranslations('forms'),
    recoveryLabels(),
    secondFactorsOf(req, String(req.user?.id)),
    pendingAuthenticator(req),
  ])
  const { hasAuthenticator, passkeys, codesLeft } = factors
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader
        back={{ href: '/settings/security', label: settings('security.title') }}
        title={hasAuthenticator ? t('card') : t('setUpTitle')}
        text={hasAuthenticator ? t('cardText') : t('setUpText')}
      />
      <Card>
        <AuthenticatorPanel
          hasAuthenticator={hasAuthenticator}
          hasCodes={hasAuthenticator || passkeys > 0}
          pending={pending && { secret: pending.secret, qr: await pictureOf(pending.uri) }}
          next={next}
          labels={{
            ...labels,
            begin: t('setUp'),
            step1: t('step1'),
            step1Text: t('step1Text'),
            qr: t('qr'),
            byHand: t('byHand'),
            step2: t('step2'),
            code: t('code'),
            codeHint: t('codeHint'),
            confirm: t('confirm'),
            confirmed: t('confirmed'),
            codesLeft: t('codesLeft', { count: codesLeft }),
            renew: t('renew'),
            renewText: t('renewText'),
            remove: t('remove'),
            removeText: t('removeText'),
            pending: common('sending'),
            summary: forms('errorSummary', { count: 1 }),
          }}
        />
      </Card>
    </div>
  )
}
