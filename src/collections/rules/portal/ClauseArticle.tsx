import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Badge } from '@/components/ui/Badge'
import type { PortalContext } from '@/kernel/portal/context'
import { anchorOf } from '../domain/numbers'
import { dayWords } from '../operations/dayWords'
import { versionPath } from '../operations/paths'
import type { ClauseOnDay } from '../operations/readBook'
import { Acknowledgement } from './Acknowledgement'
import { ClauseText } from './ClauseText'

interface ClauseArticleProps {
  context: PortalContext
  clause: ClauseOnDay
  today: string
  /** Whether it is today's book: only what applies, or is to apply, asks. */
  isToday: boolean
}

/** What became of it, or will: a book of a past day knows what came after. */
const nextWords = ({ from, repeals }: NonNullable<ClauseOnDay['next']>, today: string) => {
  if (from > today) return repeals ? 'repealedOn' : 'changesOn'
  return repeals ? 'wasRepealedOn' : 'changedOn'
}

/** A clause in its book. */
export const ClauseArticle = async ({ context, clause, today, isToday }: ClauseArticleProps) => {
  const t = await getTranslations('rules')
  const day = dayWords(context.locale)
  const { id, number, title, text, language, repeals, from, next, acknowledgement } = clause
  const { slug } = context.community
  return (
    <article id={anchorOf(number)} className="border-line scroll-mt-20 border-t pt-5 pb-6">
      <h3 className="mb-2 text-lg font-semibold break-words">
        {number} <span lang={language}>{title}</span>
      </h3>
      <ClauseText text={text} language={language} />
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="text-muted">
          {t(repeals ? 'repealedSince' : 'since', { day: day(from) })}
        </span>
        <Link
          href={versionPath(slug, id)}
          prefetch={false}
          className="text-link inline-flex min-h-11 items-center"
        >
          {t('history')}
          <span className="sr-only"> {number}</span>
        </Link>
        {next !== null && (
          <Link href={versionPath(slug, next.id)} prefetch={false} className="py-2">
            <Badge tone="info">{t(nextWords(next, today), { day: day(next.from) })}</Badge>
          </Link>
        )}
      </div>
      {isToday && acknowledgement !== null && (
        <div className="mt-3">
          <Acknowledgement context={context} id={id} acknowledgement={acknowledgement} />
        </div>
      )}
    </article>
  )
}
