import { getTranslations } from 'next-intl/server'
import { anchorOf } from '../domain/numbers'
import type { Chapter } from '../operations/readBook'

interface ContentsProps {
  chapters: readonly Chapter[]
}

const Entries = ({ chapters }: ContentsProps) => (
  <ol role="list" className="space-y-3">
    {chapters.map(({ id, number, title, clauses }) => (
      <li key={id}>
        <p className="text-muted font-semibold break-words">
          {number} {title}
        </p>
        <ol role="list">
          {clauses.map((clause) => (
            <li key={clause.id}>
              <a
                href={`#${anchorOf(clause.number)}`}
                lang={clause.language}
                className="text-link inline-flex min-h-11 items-center py-1 break-words"
              >
                {clause.number} {clause.title}
              </a>
            </li>
          ))}
        </ol>
      </li>
    ))}
  </ol>
)

/** The contents of a book: folded on a telephone, beside the text where there is room. */
export const Contents = async ({ chapters }: ContentsProps) => {
  const t = await getTranslations('rules')
  return (
    <>
      <details className="border-line bg-surface rounded-card border lg:hidden">
        <summary className="flex min-h-11 cursor-pointer items-center px-5 py-3 font-semibold">
          {t('contents')}
        </summary>
        <nav aria-label={t('contents')} className="px-5 pb-4">
          <Entries chapters={chapters} />
        </nav>
      </details>
      <nav
        aria-label={t('contents')}
        className="hidden max-h-[calc(100vh-3rem)] overflow-y-auto lg:sticky lg:top-6 lg:block"
      >
        <p className="mb-3 font-semibold">{t('contents')}</p>
        <Entries chapters={chapters} />
      </nav>
    </>
  )
}
