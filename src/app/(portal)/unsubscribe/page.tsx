import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { UnsubscribePage } from '@/collections/notices/portal/UnsubscribePage'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('notices.unsubscribe')
  // The link must not travel on to other sites.
  return { title: t('title'), referrer: 'no-referrer' }
}

interface Props {
  searchParams: Promise<{ token?: string | string[] }>
}

export default async function Page({ searchParams }: Props) {
  const { token } = await searchParams
  return <UnsubscribePage token={typeof token === 'string' ? token.slice(0, 300) : ''} />
}
