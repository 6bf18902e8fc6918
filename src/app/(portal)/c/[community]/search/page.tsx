import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { lookedFrom } from '@/collections/search/portal/address'
import type { Said } from '@/collections/search/portal/address'
import { SearchView } from '@/collections/search/portal/SearchView'
import { getPortalContext } from '@/kernel/portal/context'

interface SearchPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<Said>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('search')
  return { title: t('title') }
}

export default async function SearchPage({ params, searchParams }: SearchPageProps) {
  const [{ community }, said] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/search`)
  return (
    <ResidentShell context={context}>
      <SearchView context={context} looked={lookedFrom(said)} />
    </ResidentShell>
  )
}
