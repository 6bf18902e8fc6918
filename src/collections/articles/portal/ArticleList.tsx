import { Lightbulb } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextField } from '@/components/ui/TextField'
import type { PortalContext } from '@/kernel/portal/context'
import { ArticleRows } from './ArticleRows'
import type { ArticleListPage } from './queries'

interface ListProps {
  context: PortalContext
  page: ArticleListPage
}

/** What the building knows, for the person. */
export const ArticleList = async ({ context, page }: ListProps) => {
  const t = await getTranslations('articles')
  const d = await getTranslations('documents')
  const { community } = context
  const { articles, categories, category, q } = page
  const base = `/c/${community.slug}/articles`
  const addressOf = (id: string | undefined): string => {
    const query = new URLSearchParams({ ...(q !== '' && { q }), ...(id && { category: id }) })
    return query.size === 0 ? base : `${base}?${query.toString()}`
  }
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        back={{ href: `/c/${community.slug}/documents`, label: d('title') }}
        title={t('title')}
        text={t('text')}
      />
      <form role="search" action={base} className="mb-5 flex flex-wrap items-end gap-3">
        {category !== undefined && <input type="hidden" name="category" value={category} />}
        <TextField
          name="q"
          type="search"
          label={t('search')}
          defaultValue={q}
          maxLength={80}
          className="min-w-0 grow"
        />
        <Button type="submit">{t('searchSubmit')}</Button>
      </form>
      {categories.length > 0 && (
        <nav aria-label={t('filters')} className="mb-5 flex flex-wrap gap-2">
          {[{ id: undefined, name: t('all') }, ...categories].map(({ id, name }) => (
            <LinkButton
              key={id ?? 'all'}
              href={addressOf(id)}
              variant={id === category ? 'primary' : 'secondary'}
              {...(id === category && { 'aria-current': 'page' as const })}
            >
              {name}
            </LinkButton>
          ))}
        </nav>
      )}
      <Card isFlush className="overflow-hidden">
        {articles.length === 0 ? (
          <EmptyState icon={<Lightbulb />} title={t('empty')} text={t('emptyText')} />
        ) : (
          <ArticleRows community={community.slug} articles={articles} />
        )}
      </Card>
    </div>
  )
}
