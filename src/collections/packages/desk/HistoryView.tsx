import { History, SearchX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { HistoryPages } from '../portal/components/HistoryPages'
import { SearchWhileTyping } from '@/kernel/portal/components/SearchWhileTyping'
import { DeskTable } from './components/DeskTable'
import { closedParcels } from './queries'

interface HistoryViewProps {
  context: PortalContext
  /** What is looked for; empty: everything. */
  words: string
  /** Cursor of the page before. */
  before: string | undefined
}

/** What does not wait any more at the desk, and a search in it. */
export const HistoryView = async ({ context, words, before }: HistoryViewProps) => {
  const [t, common] = await Promise.all([getTranslations('packages'), getTranslations('common')])
  const { parcels, next } = await closedParcels(context, { words, before })
  const { community } = context
  const path = `/c/${community.slug}/desk/history`
  const count = parcels.length
  const isMore = next !== null || before !== undefined
  return (
    <>
      <PageHeader eyebrow={community.name} title={t('desk.historyTitle')} />
      <SearchWhileTyping
        path={path}
        words={words}
        labels={{
          search: t('own.history.search'),
          hint: t('own.history.deskHint'),
          submit: common('search'),
        }}
      />
      <p role="status" className={words === '' ? 'sr-only' : 'mb-4 font-semibold'}>
        {words !== '' && t(`own.history.${isMore ? 'foundMany' : 'found'}`, { count, words })}
      </p>
      <Card isFlush>
        {count > 0 && (
          <DeskTable
            context={context}
            parcels={parcels}
            caption={t('desk.historyTitle')}
            isHistory
          />
        )}
        {count === 0 && words === '' && (
          <EmptyState icon={<History />} title={t('desk.historyEmpty')} />
        )}
        {count === 0 && words !== '' && (
          <EmptyState
            icon={<SearchX />}
            title={t('own.history.none')}
            text={t('own.history.deskNoneText')}
            action={<LinkButton href={path}>{t('own.history.all')}</LinkButton>}
          />
        )}
      </Card>
      <HistoryPages path={path} words={words} before={before} next={next} />
    </>
  )
}
