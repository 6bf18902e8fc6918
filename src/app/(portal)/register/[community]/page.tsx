import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { RegisterForm } from '@/collections/admissions/portal/components/ClaimForms'
import { claimLabels, doorLabels } from '@/collections/admissions/portal/doorLabels'
import { communityToJoin } from '@/collections/admissions/portal/queries'
import { LanguageSwitch } from '@/collections/users/portal/components/LanguageSwitch'
import { accentStyle } from '@/components/ui/accent'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { currentPerson } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('admissions.register')
  return { title: t('title') }
}

interface ClaimPageProps {
  params: Promise<{ community: string }>
}

export default async function ClaimPage({ params }: ClaimPageProps) {
  const { community: slug } = await params
  const [community, person, t, door, claim] = await Promise.all([
    orNotFound(communityToJoin(slug)),
    currentPerson(),
    getTranslations(),
    doorLabels(),
    claimLabels(),
  ])
  return (
    <div data-accent style={accentStyle(community.themeColor)}>
      <AuthShell
        name={community.name}
        title={t('admissions.register.claimTitle', { community: community.name })}
        text={t('admissions.register.claimText')}
        footer={<LanguageSwitch next={`/register/${slug}`} />}
      >
        <RegisterForm
          community={slug}
          isSignedIn={person !== null}
          claim={claim}
          labels={{
            ...door,
            finish: t('admissions.register.send'),
            send: t('admissions.register.send'),
          }}
        />
        <p className="mt-5 flex flex-wrap justify-center gap-x-6">
          <Link href="/register" className="text-link inline-flex min-h-11 items-center">
            {t('admissions.register.another')}
          </Link>
          {person === null && (
            <Link
              href={`/sign-in?next=${encodeURIComponent(`/register/${slug}`)}`}
              className="text-link inline-flex min-h-11 items-center"
            >
              {t('admissions.join.hasAccount')}
            </Link>
          )}
        </p>
      </AuthShell>
    </div>
  )
}
