import 'server-only'
import { Search, SearchX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { List, ListItem } from '@/components/ui/List'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { SearchWhileTyping } from '@/kernel/portal/components/SearchWhileTyping'
import type { Mark } from '../domain/marks'
import { searchByKinds, searchInput } from '../operations/search'
import type { Found } from '../operations/search'
import { addressOf, filtersOf } from './address'
import type { Looked } from './address'
import { Filters } from './Filters'

interface SearchViewProps {
  context: PortalContext
  looked: Looked
}

const Marked = ({ marks }: { marks: readonly Mark[] }) =>
  marks.map(({ text, isFound }, index) =>
    isFound ? (
      <mark key={index} className="bg-accent-soft text-ink rounded-small font-semibold">
        {text}
      </mark>
    ) : (
      text
    ),
  )

const Hit = ({ context, hit }: { context: PortalContext; hit: Found['hits'][number] }) => {
  const { title, text, detail, path, at } = hit
  return (
    <ListItem
      href={path}
      hasOwnPlace={path.includes('#')}
      title={<Marked marks={title} />}
      {...(text !== null && { text: <Marked marks={text} /> })}
      {...(detail !== null && { badges: <span className="text-muted">{detail}</span> })}
      {...(at !== null && {
        meta: <time dateTime={at}>{context.format.brief(at, new Date())}</time>,
      })}
    />
  )
}

const NOTHING: Awaited<ReturnType<typeof searchByKinds>> = { found: [], isLoose: false, counts: [] }

/** Everything that a community has for a person with some words, by kinds of things. */
export const SearchView = async ({ context, looked }: SearchViewProps) => {
  const t = await getTranslations('search')
  const { req, community } = context
  const { words, only, when } = looked
  const path = `/c/${community.slug}/search`
  const asked = searchInput.safeParse({ q: words, only, when })
  const { found, isLoose, counts } = asked.success
    ? await searchByKinds({ req, community, query: asked.data })
    : NOTHING
  const count = found.reduce((sum, { hits }) => sum + hits.length, 0)
  const hasMore = found.some((one) => one.hasMore)
  const isFiltered = only !== undefined || when !== undefined
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader eyebrow={community.name} title={t('title')} text={t('text')} />
      <SearchWhileTyping
        path={path}
        words={words}
        kept={filtersOf(looked)}
        labels={{ search: t('label'), hint: t('hint'), submit: t('submit') }}
      />
      {asked.success && (counts.length > 0 || isFiltered) && (
        <Filters path={path} looked={looked} counts={counts} />
      )}
      <p role="status" className={asked.success ? 'mb-4 font-semibold' : 'sr-only'}>
        {asked.success &&
          t(isLoose ? 'similar' : hasMore ? 'foundMany' : 'found', { count, words })}
      </p>
      {count === 0 && (
        <Card>
          {asked.success ? (
            <EmptyState
              icon={<SearchX />}
              title={t('none')}
              text={t(isFiltered ? 'noneFiltered' : 'noneText')}
              {...(isFiltered && {
                action: (
                  <LinkButton
                    href={addressOf(path, { words, only: undefined, when: undefined })}
                    scroll={false}
                  >
                    {t('anywhere')}
                  </LinkButton>
                ),
              })}
            />
          ) : (
            <EmptyState icon={<Search />} title={t('empty')} text={t('emptyText')} />
          )}
        </Card>
      )}
      <div className="flex flex-col gap-6">
        {found.map(({ name, title, hits, hasMore: isCut }) => (
          <Card key={name} title={title} isFlush>
            <List>
              {hits.map((hit) => (
                <Hit key={hit.id} context={context} hit={hit} />
              ))}
            </List>
            {isCut && only === undefined && (
              <p className="border-line border-t px-2 py-1">
                <LinkButton href={addressOf(path, { ...looked, only: name })} variant="quiet">
                  {t('all', { title })}
                </LinkButton>
              </p>
            )}
          </Card>
        ))}
      </div>
    </div>
  )
}
