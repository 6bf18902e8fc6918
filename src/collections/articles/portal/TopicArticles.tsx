import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import type { PortalContext } from '@/kernel/portal/context'
import { ArticleRows } from './ArticleRows'
import { articlesAbout } from './queries'

interface TopicArticlesProps {
  context: PortalContext
  /** Id of the topic that was chosen. */
  topic: string | undefined
}

/** What may answer a question before it is asked; nothing where there is none. */
export const TopicArticles = async ({ context, topic }: TopicArticlesProps) => {
  const [t, articles] = await Promise.all([
    getTranslations('articles'),
    articlesAbout(context, topic),
  ])
  if (articles.length === 0) return null
  return (
    <Card title={t('suggested')} isFlush className="mb-6 overflow-hidden">
      <ArticleRows community={context.community.slug} articles={articles} />
    </Card>
  )
}
