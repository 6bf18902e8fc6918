import { FileText, Folder, X } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { List, ListItem } from '@/components/ui/List'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextField } from '@/components/ui/TextField'
import type { PortalContext } from '@/kernel/portal/context'
import { DocumentRows } from './DocumentRows'
import type { ListPage, ListSearch } from './queries'

interface ListProps {
  context: PortalContext
  page: ListPage
  isFirst: boolean
}

const addressOf = (base: string, search: ListSearch): string => {
  const parts = Object.entries(search).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  const query = new URLSearchParams(parts).toString()
  return query === '' ? base : `${base}?${query}`
}

interface PartProps {
  base: string
  page: ListPage
}

const Way = async ({ base, page: { way } }: PartProps) => {
  const t = await getTranslations('documents')
  return (
    <nav aria-label={t('path')} className="mb-4">
      <ol role="list" className="flex flex-wrap items-center gap-x-2">
        <li>
          <Link href={base} className="text-link inline-flex min-h-11 items-center">
            {t('title')}
          </Link>
        </li>
        {way.map(({ id, name }, index) => (
          <li key={id} className="flex items-center gap-2">
            <span aria-hidden className="text-muted">
              /
            </span>
            {index === way.length - 1 ? (
              <span aria-current="page" className="font-semibold break-words">
                {name}
              </span>
            ) : (
              <Link
                href={addressOf(base, { folder: id })}
                className="text-link inline-flex min-h-11 items-center break-words"
              >
                {name}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

const Filters = async ({ base, page }: PartProps) => {
  const t = await getTranslations('documents')
  const { folder, category, tag, categories } = page
  if (categories.length === 0 && tag === undefined) return null
  return (
    <nav aria-label={t('filters')} className="mb-5 flex flex-wrap gap-2">
      {tag !== undefined && (
        <LinkButton href={addressOf(base, { folder, category })} variant="primary">
          {t('tagged', { tag })}
          <X aria-hidden />
          <span className="sr-only">{t('clearTag')}</span>
        </LinkButton>
      )}
      {categories.length > 0 &&
        [{ id: undefined, name: t('all') }, ...categories].map(({ id, name }) => (
          <LinkButton
            key={id ?? 'all'}
            href={addressOf(base, { folder, tag, category: id })}
            variant={id === category ? 'primary' : 'secondary'}
            {...(id === category && { 'aria-current': 'page' as const })}
          >
            {name}
          </LinkButton>
        ))}
    </nav>
  )
}

const Folders = async ({ base, page: { folders } }: PartProps) => {
  const t = await getTranslations('documents')
  if (folders.length === 0) return null
  return (
    <Card title={t('folders')} isFlush className="mb-6 overflow-hidden">
      <List>
        {folders.map(({ id, name }) => (
          <ListItem
            key={id}
            href={addressOf(base, { folder: id })}
            leading={<Folder aria-hidden className="text-accent mt-1.5 size-6" />}
            title={<span className="break-words">{name}</span>}
          />
        ))}
      </List>
    </Card>
  )
}

/** What the community keeps in writing for the person: folders, and the newest documents in them. */
export const DocumentList = async ({ context, page, isFirst }: ListProps) => {
  const t = await getTranslations('documents')
  const { community } = context
  const base = `/c/${community.slug}/documents`
  const { way, folder, category, tag, documents, next } = page
  const isNarrowed = category !== undefined || tag !== undefined
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        eyebrow={community.name}
        title={<span className="break-words">{way.at(-1)?.name ?? t('title')}</span>}
        {...(way.length === 0 && {
          text: t('text'),
          action: <LinkButton href={`/c/${community.slug}/articles`}>{t('articles')}</LinkButton>,
        })}
      />
      {way.length > 0 && <Way base={base} page={page} />}
      {way.length === 0 && (
        <form
          role="search"
          action={`/c/${community.slug}/search`}
          className="mb-5 flex flex-wrap items-end gap-3"
        >
          <input type="hidden" name="only" value="documents" />
          <TextField
            name="q"
            type="search"
            label={t('search')}
            hint={t('searchHint')}
            maxLength={80}
            className="min-w-0 grow"
          />
          <Button type="submit">{t('searchSubmit')}</Button>
        </form>
      )}
      <Filters base={base} page={page} />
      {!isNarrowed && isFirst && <Folders base={base} page={page} />}
      <Card title={t('newest')} isFlush className="overflow-hidden">
        {documents.length === 0 ? (
          <EmptyState icon={<FileText />} title={t('empty')} text={t('emptyText')} />
        ) : (
          <DocumentRows context={context} documents={documents} />
        )}
      </Card>
      <nav aria-label={t('pages')} className="mt-5 flex flex-wrap justify-between gap-3">
        {!isFirst && (
          <LinkButton href={addressOf(base, { folder, category, tag })}>{t('newest')}</LinkButton>
        )}
        {next !== null && (
          <LinkButton href={addressOf(base, { folder, category, tag, before: next })}>
            {t('older')}
          </LinkButton>
        )}
      </nav>
    </div>
  )
}
