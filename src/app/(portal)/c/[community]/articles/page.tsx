import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ArticleList } from '@/collections/articles/portal/ArticleList'
import { myArticles } from '@/collections/articles/portal/queries'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'

interface ArticlesPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('articles')
  return { title: t('title') }
}

const textOf = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

export default async function ArticlesPage({ params, searchParams }: ArticlesPageProps) {
  const [{ community }, search] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/articles`)
  const page = await myArticles(context, {
    category: textOf(search['category']),
    q: textOf(search['q']),
  })
  return (
    <ResidentShell context={context}>
      <ArticleList context={context} page={page} />
    </ResidentShell>
  )
}
