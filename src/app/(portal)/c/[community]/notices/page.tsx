import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NoticeList } from '@/collections/notices/portal/NoticeList'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'

interface NoticesPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ before?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('navigation')
  return { title: t('notices') }
}

export default async function NoticesPage({ params, searchParams }: NoticesPageProps) {
  const [{ community }, { before }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/notices`)
  return (
    <ResidentShell context={context}>
      <NoticeList context={context} {...(typeof before === 'string' && { before })} />
    </ResidentShell>
  )
}
