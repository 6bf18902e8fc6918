import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProxyHome } from '@/collections/packages/portal/components/ProxyHome'
import { daysForProxy, myProxies } from '@/collections/packages/portal/proxies'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import { getPortalContext } from '@/kernel/portal/context'

interface SomeoneElsePageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.proxies')
  return { title: t('title') }
}

export default async function SomeoneElsePage({ params, searchParams }: SomeoneElsePageProps) {
  const [{ community }, { done }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/packages/someone-else`)
  const t = await getTranslations('packages')
  const homes = await myProxies(context)
  const days = daysForProxy(context)
  return (
    <ResidentShell context={context}>
      <div className="flex max-w-2xl flex-col gap-6">
        <PageHeader
          className="mb-0!"
          back={{ href: `/c/${community}/packages`, label: t('resident.back') }}
          title={t('proxies.title')}
          text={homes.length === 0 ? t('proxies.homeless') : t('proxies.text')}
        />
        {done === 'revoked' && (
          <div role="status">
            <Notice tone="success">{t('proxies.revoked')}</Notice>
          </div>
        )}
        {homes.map((home) => (
          <ProxyHome key={home.unit} context={context} home={home} days={days} />
        ))}
      </div>
    </ResidentShell>
  )
}
