import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { ConfirmEmailForm } from '@/collections/admissions/portal/components/ProofForms'
import { ownProofs } from '@/collections/admissions/portal/queries'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { currentPerson } from '@/kernel/portal/context'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('admissions.confirm')
  // The secret of the link must not travel on to other sites.
  return { title: t('title'), referrer: 'no-referrer' }
}

interface ConfirmPageProps {
  searchParams: Promise<{ token?: string | string[] }>
}

export default async function ConfirmEmailPage({ searchParams }: ConfirmPageProps) {
  const [{ token: raw }, person, t] = await Promise.all([
    searchParams,
    currentPerson(),
    getTranslations(),
  ])
  const token = typeof raw === 'string' ? raw : ''
  if (token === '' && !person) redirect('/sign-in?next=/confirm-email')
  const { email, isEmailVerified } = await ownProofs()
  if (person && isEmailVerified && token === '') redirect('/')
  const c = (key: string) => t(`admissions.confirm.${key}`, { email })
  return (
    <AuthShell
      name="Courtyard"
      title={c('title')}
      text={token === '' ? c('text') : c('textLink')}
      footer={
        person && (
          <form action="/sign-out" method="post">
            <button type="submit" className="text-link min-h-11">
              {t('common.signOut')}
            </button>
          </form>
        )
      }
    >
      <ConfirmEmailForm
        token={token}
        labels={{
          send: c('send'),
          again: c('again'),
          sent: c('sent'),
          code: c('code'),
          submit: c('submit'),
          done: c('done'),
          doneText: c('doneText'),
          go: c('go'),
          pending: t('common.sending'),
          summary: t('forms.errorSummary', { count: 1 }),
        }}
      />
    </AuthShell>
  )
}
