import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { DemoLogins } from '@/collections/users/portal/components/DemoLogins'
import { LanguageSwitch } from '@/collections/users/portal/components/LanguageSwitch'
import { SignInForm } from '@/collections/users/portal/components/SignInForm'
import { passkeyLabels } from '@/collections/users/portal/passkeys/passkeyLabels'
import { PasskeyButton } from '@/collections/users/portal/components/passkeys/PasskeyButton'
import { currentPerson } from '@/kernel/portal/context'
import { demoLogins } from '@/kernel/portal/demo'
import { PlainHttpNotice } from '@/kernel/portal/components/PlainHttpNotice'
import { ForgetOffline } from '@/kernel/portal/components/offline/ForgetOffline'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.signIn')
  return { title: t('title') }
}

interface SignInPageProps {
  searchParams: Promise<{ next?: string }>
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ next }, person, logins, t] = await Promise.all([
    searchParams,
    currentPerson(),
    demoLogins(),
    getTranslations(),
  ])
  if (person) redirect('/')
  return (
    <AuthShell
      name="Courtyard"
      title={t('users.signIn.title')}
      text={t('users.signIn.text')}
      footer={
        <>
          <LanguageSwitch next="/sign-in" />
          {logins.length > 0 && (
            <DemoLogins
              logins={logins}
              labels={{
                title: t('users.signIn.demoTitle'),
                text: t('users.signIn.demoText'),
                password: t('users.signIn.demoPassword'),
              }}
            />
          )}
        </>
      }
    >
      <ForgetOffline />
      <PlainHttpNotice text={t('plainHttp.notice')} why={t('plainHttp.why')} isBoxed />
      <SignInForm
        next={next ?? '/'}
        labels={{
          email: t('users.signIn.email'),
          password: t('users.signIn.password'),
          submit: t('common.signIn'),
          pending: t('common.sending'),
          show: t('forms.showPassword'),
          hide: t('forms.hidePassword'),
          summary: t('forms.errorSummary', { count: 1 }),
          unlock: t('users.unlock.link'),
        }}
      />
      <PasskeyButton use="sign-in" next={next ?? '/'} labels={await passkeyLabels('signIn')} />
      <p className="mt-5 text-center">
        <Link href="/forgot-password" className="text-link inline-flex min-h-11 items-center">
          {t('users.signIn.forgot')}
        </Link>
      </p>
      <p className="text-center">
        <Link href="/join" className="text-link inline-flex min-h-11 items-center">
          {t('users.signIn.newHere')}
        </Link>
      </p>
    </AuthShell>
  )
}
