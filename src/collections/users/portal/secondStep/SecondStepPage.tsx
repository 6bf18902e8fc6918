import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { LinkButton } from '@/components/ui/LinkButton'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { pageRequest } from '@/kernel/portal/request'
import { waysToFinish } from '../../operations/secondStep/waysToFinish'
import { passkeyLabels } from '../passkeys/passkeyLabels'
import { PasskeyButton } from '../components/passkeys/PasskeyButton'
import { SecondStepForm } from '../components/secondStep/SecondStepForm'

/** The second page of a sign-in, for whoever's password was right in this browser. */
export const SecondStepPage = async ({ next }: { next: string }) => {
  const [t, req] = await Promise.all([getTranslations(), pageRequest()])
  const ways = await waysToFinish(req)
  const restart = `/sign-in?next=${encodeURIComponent(next)}`
  if (!ways) {
    return (
      <AuthShell
        name="Courtyard"
        title={t('users.secondStep.over')}
        text={t('users.secondStep.overText')}
      >
        <LinkButton href={restart} variant="primary" isBlock size="large">
          {t('users.secondStep.restart')}
        </LinkButton>
      </AuthShell>
    )
  }
  return (
    <AuthShell
      name="Courtyard"
      title={t('users.secondStep.title')}
      text={t('users.secondStep.lead')}
    >
      <SecondStepForm
        next={next}
        labels={{
          code: t('users.secondStep.code'),
          hint: t('users.secondStep.codeHint'),
          submit: t('users.secondStep.submit'),
          pending: t('common.sending'),
          summary: t('forms.errorSummary', { count: 1 }),
        }}
      />
      {ways.passkeys > 0 && (
        <PasskeyButton use="sign-in" next={next} labels={await passkeyLabels('use')} />
      )}
      <p className="text-muted mt-6">{t('users.secondStep.lost')}</p>
      <p className="mt-2 text-center">
        <Link href={restart} className="text-link inline-flex min-h-11 items-center">
          {t('users.secondStep.restart')}
        </Link>
      </p>
    </AuthShell>
  )
}
