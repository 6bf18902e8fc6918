import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResetPasswordForm } from '@/collections/users/portal/components/ResetPasswordForm'
import { AuthShell } from '@/components/ui/shell/AuthShell'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.reset')
  // The link must not travel on to other sites.
  return { title: t('title'), referrer: 'no-referrer' }
}

interface ResetPageProps {
  searchParams: Promise<{ token?: string }>
}

export default async function ResetPasswordPage({ searchParams }: ResetPageProps) {
  const [{ token = '' }, t] = await Promise.all([searchParams, getTranslations()])
  return (
    <AuthShell name="Courtyard" title={t('users.reset.title')} text={t('users.reset.text')}>
      <ResetPasswordForm
        token={token}
        labels={{
          password: t('users.reset.password'),
          submit: t('users.reset.submit'),
          pending: t('common.saving'),
          summary: t('forms.errorSummary', { count: 1 }),
          show: t('forms.showPassword'),
          hide: t('forms.hidePassword'),
        }}
      />
    </AuthShell>
  )
}
