import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { SearchView } from '@/collections/search/portal/SearchView'
import { getPortalContext } from '@/kernel/portal/context'

interface SearchPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ q?: string | string[]; only?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('search')
  return { title: t('title') }
}

export default async function SearchPage({ params, searchParams }: SearchPageProps) {
  const [{ community }, { q, only }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/search`)
  return (
    <ResidentShell context={context}>
      <SearchView
        context={context}
        words={typeof q === 'string' ? q.trim() : ''}
        only={typeof only === 'string' ? only : undefined}
      />
    </ResidentShell>
  )
}
