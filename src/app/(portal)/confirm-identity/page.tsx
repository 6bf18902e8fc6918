import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { passkeyLabels } from '@/collections/users/portal/passkeys/passkeyLabels'
import { PasskeyButton } from '@/collections/users/portal/components/passkeys/PasskeyButton'
import { ownFactors } from '@/collections/users/portal/secondStep/ownFactors'
import { ConfirmForm } from '@/collections/users/portal/components/security/ConfirmForm'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { requirePerson } from '@/kernel/portal/context'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.confirm')
  return { title: t('title') }
}

interface ConfirmPageProps {
  searchParams: Promise<{ next?: string }>
}

export default async function ConfirmIdentityPage({ searchParams }: ConfirmPageProps) {
  const { next = '/' } = await searchParams
  await requirePerson(`/confirm-identity?next=${encodeURIComponent(next)}`)
  const [t, factors] = await Promise.all([getTranslations(), ownFactors()])
  return (
    <AuthShell name="Courtyard" title={t('users.confirm.title')} text={t('users.confirm.text')}>
      <ConfirmForm
        next={next}
        needsCode={factors.hasAuthenticator || factors.passkeys > 0}
        labels={{
          code: t('users.confirm.code'),
          codeHint: t('users.secondStep.codeHint'),
          password: t('users.signIn.password'),
          submit: t('users.confirm.submit'),
          pending: t('common.sending'),
          summary: t('forms.errorSummary', { count: 1 }),
          show: t('forms.showPassword'),
          hide: t('forms.hidePassword'),
        }}
      />
      {factors.passkeys > 0 && (
        <PasskeyButton use="prove" next={next} labels={await passkeyLabels('use')} />
      )}
    </AuthShell>
  )
}
