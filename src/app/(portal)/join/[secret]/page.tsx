import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { AcceptForm, JoinForm } from '@/collections/admissions/portal/components/JoinForms'
import { doorLabels } from '@/collections/admissions/portal/doorLabels'
import { invitationFor } from '@/collections/admissions/portal/queries'
import { LanguageSwitch } from '@/collections/users/portal/components/LanguageSwitch'
import { accentStyle } from '@/components/ui/accent'
import { LinkButton } from '@/components/ui/LinkButton'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { currentPerson } from '@/kernel/portal/context'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('admissions.join')
  // The secret stands in the address: it must not travel on to other sites.
  return { title: t('invited'), referrer: 'no-referrer', robots: 'noindex' }
}

interface JoinPageProps {
  params: Promise<{ secret: string }>
}

export default async function JoinWithSecretPage({ params }: JoinPageProps) {
  const { secret: raw } = await params
  const secret = decodeURIComponent(raw)
  const [invitation, person, t, labels] = await Promise.all([
    invitationFor(secret),
    currentPerson(),
    getTranslations(),
    doorLabels(),
  ])
  if (!invitation) {
    return (
      <AuthShell
        name="Courtyard"
        title={t('admissions.join.overTitle')}
        text={t('admissions.join.overText')}
      >
        <div className="flex flex-col gap-3">
          <LinkButton href="/join" variant="primary" isBlock>
            {t('admissions.join.typeCode')}
          </LinkButton>
          <LinkButton href="/sign-in" variant="secondary" isBlock>
            {t('admissions.join.signIn')}
          </LinkButton>
        </div>
      </AuthShell>
    )
  }
  const { place, role, unitLabel, name, email } = invitation
  const path = `/join/${encodeURIComponent(secret)}`
  return (
    <div data-accent style={accentStyle(place.themeColor)}>
      <AuthShell
        name={place.name}
        title={t('admissions.join.invited')}
        text={t('admissions.join.as', {
          role: t(`users.roles.${role}`),
          place: unitLabel ?? place.name,
        })}
        footer={<LanguageSwitch next={path} />}
      >
        {person ? (
          <>
            <p className="mb-5">
              {t('admissions.join.signedInAs', { name: person.name, email: person.email })}
            </p>
            <AcceptForm
              secret={secret}
              labels={{
                accept: t('admissions.join.accept'),
                pending: t('common.sending'),
                summary: t('forms.errorSummary', { count: 1 }),
              }}
            />
          </>
        ) : (
          <>
            <JoinForm secret={secret} initial={{ name, email: email ?? '' }} labels={labels} />
            <p className="mt-5 text-center">
              <Link
                href={`/sign-in?next=${encodeURIComponent(path)}`}
                className="text-link inline-flex min-h-11 items-center"
              >
                {t('admissions.join.hasAccount')}
              </Link>
            </p>
          </>
        )}
      </AuthShell>
    </div>
  )
}
