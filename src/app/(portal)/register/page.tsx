import { Search } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { searchCommunities } from '@/collections/admissions/portal/queries'
import { LanguageSwitch } from '@/collections/users/portal/components/LanguageSwitch'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { AuthShell } from '@/components/ui/shell/AuthShell'
import { TextField } from '@/components/ui/TextField'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('admissions.register')
  return { title: t('title') }
}

interface RegisterPageProps {
  searchParams: Promise<{ q?: string | string[] }>
}

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const [{ q }, t] = await Promise.all([searchParams, getTranslations('admissions')])
  const text = typeof q === 'string' ? q.slice(0, 80) : ''
  const found = text === '' ? [] : await searchCommunities(text)
  return (
    <AuthShell
      name="Courtyard"
      title={t('register.title')}
      text={t('register.text')}
      footer={<LanguageSwitch next="/register" />}
    >
      <form className="flex flex-col gap-4" role="search">
        <TextField
          name="q"
          label={t('register.search')}
          defaultValue={text}
          minLength={3}
          required
        />
        <Button type="submit" variant="primary" isBlock>
          {t('register.find')}
        </Button>
      </form>
      {text !== '' && (
        <section className="mt-6" aria-live="polite">
          {found.length === 0 ? (
            <EmptyState
              icon={<Search />}
              title={t('register.none')}
              text={t('register.noneText')}
            />
          ) : (
            <>
              <h2 className="text-muted mb-2">{t('register.results', { count: found.length })}</h2>
              <ul className="flex flex-col gap-2">
                {found.map(({ slug, name, city }) => (
                  <li key={slug}>
                    <Link
                      href={`/register/${slug}`}
                      className="border-line rounded-card flex min-h-11 flex-col border p-4"
                    >
                      <span className="font-semibold">{name}</span>
                      {city !== null && <span className="text-muted">{city}</span>}
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
      <p className="mt-5 flex flex-wrap justify-center gap-x-6">
        <Link href="/join" className="text-link inline-flex min-h-11 items-center">
          {t('join.typeCode')}
        </Link>
        <Link href="/sign-in" className="text-link inline-flex min-h-11 items-center">
          {t('join.hasAccount')}
        </Link>
      </p>
    </AuthShell>
  )
}
