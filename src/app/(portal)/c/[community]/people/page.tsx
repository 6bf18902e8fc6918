import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Directory } from '@/collections/households/portal/privacy/Directory'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { PageHeader } from '@/components/ui/PageHeader'
import { getPortalContext } from '@/kernel/portal/context'

interface PeoplePageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ q?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('households.directory')
  return { title: t('title') }
}

export default async function PeoplePage({ params, searchParams }: PeoplePageProps) {
  const [{ community }, { q }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/people`)
  const t = await getTranslations('households.directory')
  return (
    <ResidentShell context={context}>
      <PageHeader title={t('title')} text={t('text')} />
      <Directory context={context} words={typeof q === 'string' ? q : ''} />
    </ResidentShell>
  )
}
