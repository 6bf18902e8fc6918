import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { UndoPage } from '@/collections/users/portal/changes/UndoPage'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.changes.undo')
  // The link must not travel on to other sites.
  return { title: t('title'), referrer: 'no-referrer' }
}

interface PageProps {
  searchParams: Promise<{ token?: string }>
}

export default async function UndoChangePage({ searchParams }: PageProps) {
  const { token = '' } = await searchParams
  return <UndoPage token={token} />
}
