import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProxyPage } from '@/collections/packages/portal/ProxyPage'
import { LanguageSwitch } from '@/collections/users/portal/components/LanguageSwitch'

interface PickupLinkPageProps {
  params: Promise<{ token: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.proxies')
  // The link must not travel on to other sites.
  return { title: t('link'), referrer: 'no-referrer', robots: 'noindex' }
}

export default async function PickupLinkPage({ params }: PickupLinkPageProps) {
  const { token: raw } = await params
  const token = decodeURIComponent(raw).slice(0, 100)
  return (
    <ProxyPage
      token={token}
      footer={<LanguageSwitch next={`/pickup/${encodeURIComponent(token)}`} />}
    />
  )
}
