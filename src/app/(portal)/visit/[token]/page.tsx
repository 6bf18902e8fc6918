import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LanguageSwitch } from '@/collections/users/portal/components/LanguageSwitch'
import { PassView } from '@/collections/visitors/portal/PassView'

interface PassPageProps {
  params: Promise<{ token: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('visitors.pass')
  // The link must not travel on to other sites.
  return { title: t('link'), referrer: 'no-referrer', robots: 'noindex' }
}

export default async function PassPage({ params }: PassPageProps) {
  const { token: raw } = await params
  const token = decodeURIComponent(raw).slice(0, 200)
  return (
    <PassView
      token={token}
      footer={<LanguageSwitch next={`/visit/${encodeURIComponent(token)}`} />}
    />
  )
}
