import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { AccountSettings } from '@/collections/users/portal/components/AccountSettings'
import { PageHeader } from '@/components/ui/PageHeader'
import { getPortalContext } from '@/kernel/portal/context'

interface AccountPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.account')
  return { title: t('title') }
}

export default async function AccountPage({ params }: AccountPageProps) {
  const { community } = await params
  const path = `/c/${community}/account`
  const context = await getPortalContext(community, path)
  const t = await getTranslations('users.account')
  return (
    <ResidentShell context={context}>
      <PageHeader eyebrow={context.person.email} title={t('title')} />
      <AccountSettings next={path} />
    </ResidentShell>
  )
}
