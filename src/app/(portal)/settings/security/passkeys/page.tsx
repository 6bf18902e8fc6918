import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PasskeysPage } from '@/collections/users/portal/passkeys/PasskeysPage'
import { PersonalFrame } from '@/collections/users/portal/components/settings/PersonalFrame'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.passkeys')
  return { title: t('card') }
}

interface PageProps {
  searchParams: Promise<{ next?: string }>
}

export default async function Page({ searchParams }: PageProps) {
  const { next = '/settings/security' } = await searchParams
  return (
    <PersonalFrame>
      <PasskeysPage next={next} />
    </PersonalFrame>
  )
}
