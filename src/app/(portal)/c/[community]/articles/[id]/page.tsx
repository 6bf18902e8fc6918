import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ArticleView } from '@/collections/articles/portal/ArticleView'
import { openArticle } from '@/collections/articles/portal/queries'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface ArticlePageProps {
  params: Promise<{ community: string; id: string }>
  searchParams: Promise<{ language?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('articles')
  return { title: t('title') }
}

export default async function ArticlePage({ params, searchParams }: ArticlePageProps) {
  const [{ community, id }, { language }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/articles/${id}`)
  const wanted = typeof language === 'string' ? language : undefined
  const article = await orNotFound(openArticle(context, id, wanted))
  return (
    <ResidentShell context={context}>
      <ArticleView context={context} article={article} />
    </ResidentShell>
  )
}
