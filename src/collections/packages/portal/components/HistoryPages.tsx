import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/LinkButton'

interface HistoryPagesProps {
  /** Of the first page. */
  path: string
  words: string
  /** Cursors of the page before, and of the next one. */
  before: string | undefined
  next: string | null
}

/** Back to the newest, and on to what is older. */
export const HistoryPages = async ({ path, words, before, next }: HistoryPagesProps) => {
  const t = await getTranslations('packages.own.history')
  if (before === undefined && next === null) return null
  const asked: Record<string, string> = words === '' ? {} : { q: words }
  const older = new URLSearchParams({ ...asked, ...(next !== null && { before: next }) })
  return (
    <nav aria-label={t('pages')} className="mt-6 flex flex-wrap justify-between gap-3">
      {before !== undefined && (
        <LinkButton href={`${path}?${new URLSearchParams(asked).toString()}`}>
          {t('newest')}
        </LinkButton>
      )}
      {next !== null && <LinkButton href={`${path}?${older.toString()}`}>{t('older')}</LinkButton>}
    </nav>
  )
}
