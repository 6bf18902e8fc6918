import { CalendarClock, FileDown, History } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Button } from '@/components/ui/Button'
import { buttonClass } from '@/components/ui/buttonClass'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextField } from '@/components/ui/TextField'
import type { PortalContext } from '@/kernel/portal/context'
import { dayWords } from '../operations/dayWords'
import { bookPath, changesPath, rulesPath, versionPath } from '../operations/paths'
import type { BookPage } from '../operations/readBook'
import { addressOf } from './addresses'
import { ClauseArticle } from './ClauseArticle'
import { Contents } from './Contents'
import { Languages } from './Languages'

interface BookViewProps {
  context: PortalContext
  book: BookPage
  /** As they stand in the address. */
  search: { language: string | undefined }
}

const AsOf = async ({ context, book, search }: BookViewProps) => {
  const t = await getTranslations('rules')
  const { slug } = context.community
  const { day, today } = book
  const words = dayWords(context.locale)
  const base = bookPath(slug, book.id)
  return (
    <>
      <form action={base} className="flex flex-wrap items-end gap-3">
        {search.language !== undefined && (
          <input type="hidden" name="language" value={search.language} />
        )}
        <TextField
          name="on"
          type="date"
          label={t('asOf')}
          defaultValue={day}
          className="grow sm:max-w-60"
        />
        <Button type="submit">{t('show')}</Button>
      </form>
      {day !== today && (
        <Notice
          tone="warning"
          action={<LinkButton href={addressOf(base, { ...search })}>{t('toToday')}</LinkButton>}
        >
          {t(day < today ? 'notToday' : 'notYet', { day: words(day) })}
        </Notice>
      )}
    </>
  )
}

const Coming = async ({ context, book: { coming } }: BookViewProps) => {
  const t = await getTranslations('rules')
  const day = dayWords(context.locale)
  if (coming.length === 0) return null
  return (
    <Card
      title={
        <span className="inline-flex items-center gap-2">
          <CalendarClock aria-hidden className="size-5" />
          {t('comingTitle')}
        </span>
      }
      isFlush
    >
      <ul role="list" className="divide-line divide-y">
        {coming.map(({ id, number, title, language, from, isNew, repeals }) => (
          <li key={id} className="px-5 py-2 sm:px-6">
            <Link
              href={versionPath(context.community.slug, id)}
              prefetch={false}
              className="text-link inline-flex min-h-11 items-center font-medium break-words"
            >
              {number} <span lang={language}>&nbsp;{title}</span>
            </Link>
            <p className="text-muted">
              {t(repeals ? 'repealedOn' : isNew ? 'beginsOn' : 'changesOn', { day: day(from) })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** A book of rules on a day: its contents, its clauses, and what is to come. */
export const BookView = async (props: BookViewProps) => {
  const { context, book, search } = props
  const t = await getTranslations('rules')
  const { slug } = context.community
  const { id, title, day, today, chapters, language, languages, isPending } = book
  const on = day === today ? undefined : day
  const file = `/api/c/${slug}/rules/${id}/file`
  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-6">
      <PageHeader
        back={{ href: rulesPath(slug), label: t('all') }}
        title={title}
        className="mb-0!"
      />
      <Languages
        href={(one) => addressOf(bookPath(slug, id), { on, language: one })}
        {...{ language, languages, isPending }}
      />
      <AsOf {...props} />
      <div className="flex flex-wrap gap-3">
        <LinkButton href={addressOf(changesPath(slug, id), search)} prefetch={false}>
          <History aria-hidden />
          {t('whatChanged')}
        </LinkButton>
        {chapters.length > 0 && (
          // A file, and no page: the router must not fetch it.
          <a
            href={addressOf(file, { on, language })}
            download
            className={buttonClass({ variant: 'secondary' })}
          >
            <FileDown aria-hidden />
            {t('pdf')}
          </a>
        )}
      </div>
      {day === today && <Coming {...props} />}
      {chapters.length === 0 ? (
        <Notice>{t('nothingThen')}</Notice>
      ) : (
        <div className="grid gap-6 lg:grid-cols-[16rem_minmax(0,1fr)] lg:items-start">
          <Contents chapters={chapters} />
          <div className="flex min-w-0 flex-col gap-8">
            {chapters.map((chapter) => (
              <section key={chapter.id} aria-labelledby={`chapter-${chapter.number}`}>
                <h2
                  id={`chapter-${chapter.number}`}
                  className="mb-4 scroll-mt-20 text-xl font-bold break-words"
                >
                  {chapter.number} {chapter.title}
                </h2>
                {chapter.clauses.map((clause) => (
                  <ClauseArticle
                    key={clause.id}
                    context={context}
                    clause={clause}
                    today={today}
                    isToday={day === today}
                  />
                ))}
              </section>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}
