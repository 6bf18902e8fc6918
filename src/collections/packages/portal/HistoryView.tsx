import { History, SearchX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { byMonth } from '../domain/history'
import { HistoryPages } from './components/HistoryPages'
import { SearchWhileTyping } from '@/kernel/portal/components/SearchWhileTyping'
import { ParcelList } from './components/ParcelList'
import { myHistory } from './history'

interface HistoryViewProps {
  context: PortalContext
  /** What is looked for; empty: everything. */
  words: string
  /** Cursor of the page before. */
  before: string | undefined
}

/** What does not wait any more, by months, and a search in it. */
export const HistoryView = async ({ context, words, before }: HistoryViewProps) => {
  const [t, common] = await Promise.all([getTranslations('packages'), getTranslations('common')])
  const { parcels, next } = await myHistory(context, { words, before })
  const { format, community } = context
  const path = `/c/${community.slug}/packages/history`
  const now = new Date()
  const count = parcels.length
  const word = (key: string, values?: Record<string, string | number>) =>
    t(`own.history.${key}`, values)
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        back={{ href: `/c/${community.slug}/packages`, label: t('resident.back') }}
        title={word('title')}
        text={word('text')}
      />
      <SearchWhileTyping
        path={path}
        words={words}
        labels={{
          search: word('search'),
          hint: word('searchHint'),
          submit: common('search'),
        }}
      />
      <p role="status" className={words === '' ? 'sr-only' : 'mb-4 font-semibold'}>
        {words !== '' &&
          word(next !== null || before !== undefined ? 'foundMany' : 'found', { count, words })}
      </p>
      {count === 0 && (
        <Card>
          {words === '' ? (
            <EmptyState icon={<History />} title={word('empty')} text={word('emptyText')} />
          ) : (
            <EmptyState
              icon={<SearchX />}
              title={word('none')}
              text={word('noneText')}
              action={<LinkButton href={path}>{word('all')}</LinkButton>}
            />
          )}
        </Card>
      )}
      <div className="flex flex-col gap-6">
        {byMonth(parcels, ({ endedAt }) => format.month(endedAt)).map(({ month, items }) => (
          <Card key={month} title={month} isFlush>
            <ParcelList
              context={context}
              parcels={items.map(({ parcel }) => parcel)}
              now={now}
              ended={new Map(items.map(({ parcel, endedAt }) => [parcel.id, endedAt]))}
            />
          </Card>
        ))}
      </div>
      <HistoryPages path={path} words={words} before={before} next={next} />
    </div>
  )
}
