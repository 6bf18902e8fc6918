import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { CodeForm } from '@/collections/admissions/portal/components/JoinForms'
import { LanguageSwitch } from '@/collections/users/portal/components/LanguageSwitch'
import { AuthShell } from '@/components/ui/shell/AuthShell'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('admissions.join')
  return { title: t('title') }
}

export default async function JoinPage() {
  const t = await getTranslations()
  return (
    <AuthShell
      name="Courtyard"
      title={t('admissions.join.title')}
      text={t('admissions.join.text')}
      footer={<LanguageSwitch next="/join" />}
    >
      <CodeForm
        labels={{
          code: t('admissions.join.code'),
          hint: t('admissions.join.codeHint'),
          submit: t('admissions.join.submit'),
          pending: t('common.sending'),
          summary: t('forms.errorSummary', { count: 1 }),
        }}
      />
      <p className="mt-5 flex flex-wrap justify-center gap-x-6">
        <Link href="/sign-in" className="text-link inline-flex min-h-11 items-center">
          {t('admissions.join.hasAccount')}
        </Link>
        <Link href="/register" className="text-link inline-flex min-h-11 items-center">
          {t('admissions.join.register')}
        </Link>
      </p>
    </AuthShell>
  )
}
