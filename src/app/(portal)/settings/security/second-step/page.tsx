import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthenticatorPage } from '@/collections/users/portal/secondStep/AuthenticatorPage'
import { PersonalFrame } from '@/collections/users/portal/components/settings/PersonalFrame'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.secondStep')
  return { title: t('setUpTitle') }
}

interface PageProps {
  searchParams: Promise<{ next?: string }>
}

export default async function Page({ searchParams }: PageProps) {
  const { next = '/settings/security' } = await searchParams
  return (
    <PersonalFrame>
      <AuthenticatorPage next={next} />
    </PersonalFrame>
  )
}
