import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { AskLinkForm } from '@/collections/users/portal/components/AskLinkForm'
import { RedeemUnlockForm } from '@/collections/users/portal/components/RedeemUnlockForm'
import { AuthShell } from '@/components/ui/shell/AuthShell'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.unlock')
  // The link must not travel on to other sites.
  return { title: t('title'), referrer: 'no-referrer' }
}

interface UnlockPageProps {
  searchParams: Promise<{ token?: string }>
}

export default async function UnlockSignInPage({ searchParams }: UnlockPageProps) {
  const [{ token }, t] = await Promise.all([searchParams, getTranslations()])
  const shared = {
    pending: t('common.sending'),
    summary: t('forms.errorSummary', { count: 1 }),
  }
  return (
    <AuthShell
      name="Courtyard"
      title={t(token === undefined ? 'users.unlock.title' : 'users.unlock.openTitle')}
      text={t(token === undefined ? 'users.unlock.text' : 'users.unlock.openText')}
    >
      {token === undefined ? (
        <AskLinkForm
          purpose="unlock"
          labels={{
            ...shared,
            email: t('users.signIn.email'),
            submit: t('users.unlock.submit'),
            sentTitle: t('users.unlock.sentTitle'),
            sentText: t('users.unlock.sentText'),
          }}
        />
      ) : (
        <RedeemUnlockForm token={token} labels={{ ...shared, submit: t('users.unlock.open') }} />
      )}
      <p className="mt-5 text-center">
        <Link href="/sign-in" className="text-link inline-flex min-h-11 items-center">
          {t('users.forgot.back')}
        </Link>
      </p>
    </AuthShell>
  )
}
