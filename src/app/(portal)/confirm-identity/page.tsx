import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConfirmForm } from '@/collections/users/portal/security/ConfirmForm'
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
  const t = await getTranslations()
  return (
    <AuthShell name="Courtyard" title={t('users.confirm.title')} text={t('users.confirm.text')}>
      <ConfirmForm
        next={next}
        labels={{
          password: t('users.signIn.password'),
          submit: t('users.confirm.submit'),
          pending: t('common.sending'),
          summary: t('forms.errorSummary', { count: 1 }),
          show: t('forms.showPassword'),
          hide: t('forms.hidePassword'),
        }}
      />
    </AuthShell>
  )
}
