import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChangeEmailPage } from '@/collections/users/portal/components/changes/ChangeEmailPage'
import { PersonalFrame } from '@/collections/users/portal/components/settings/PersonalFrame'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.changes.email')
  return { title: t('title'), referrer: 'no-referrer' }
}

interface PageProps {
  searchParams: Promise<{ token?: string }>
}

/** Where the link of the mail to a new address leads. */
export default async function ConfirmChangePage({ searchParams }: PageProps) {
  const { token = '' } = await searchParams
  return (
    <PersonalFrame>
      <ChangeEmailPage path={`/confirm-change?token=${encodeURIComponent(token)}`} token={token} />
    </PersonalFrame>
  )
}
