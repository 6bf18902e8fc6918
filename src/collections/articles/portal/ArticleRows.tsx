import { Lightbulb } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { List, ListItem } from '@/components/ui/List'
import { articlePath } from '../operations/readArticles'
import type { ArticleLine } from '../operations/readArticles'

interface RowsProps {
  /** Slug of the community. */
  community: string
  articles: readonly ArticleLine[]
}

/** Articles, each with how it begins. */
export const ArticleRows = async ({ community, articles }: RowsProps) => {
  const t = await getTranslations('articles')
  return (
    <List>
      {articles.map((one) => (
        <ListItem
          key={one.id}
          href={articlePath(community, one.id)}
          leading={<Lightbulb aria-hidden className="text-accent size-6" />}
          title={
            <span lang={one.language} className="break-words">
              {one.title}
            </span>
          }
          text={<span lang={one.language}>{one.brief}</span>}
          {...((one.category !== null || one.isPending) && {
            badges: (
              <>
                {one.category !== null && <Badge>{one.category}</Badge>}
                {one.isPending && <Badge tone="info">{t('pending')}</Badge>}
              </>
            ),
          })}
        />
      ))}
    </List>
  )
}
