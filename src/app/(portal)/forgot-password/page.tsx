import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { AskLinkForm } from '@/collections/users/portal/components/AskLinkForm'
import { AuthShell } from '@/components/ui/shell/AuthShell'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.forgot')
  return { title: t('title') }
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations()
  return (
    <AuthShell name="Courtyard" title={t('users.forgot.title')} text={t('users.forgot.text')}>
      <AskLinkForm
        purpose="reset"
        labels={{
          email: t('users.signIn.email'),
          submit: t('users.forgot.submit'),
          pending: t('common.sending'),
          summary: t('forms.errorSummary', { count: 1 }),
          sentTitle: t('users.forgot.sentTitle'),
          sentText: t('users.forgot.sentText'),
        }}
      />
      <p className="mt-5 text-center">
        <Link href="/sign-in" className="text-link inline-flex min-h-11 items-center">
          {t('users.forgot.back')}
        </Link>
      </p>
    </AuthShell>
  )
}
