import { BookText } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import type { PortalContext } from '@/kernel/portal/context'
import type { BookLine } from '../operations/listBooks'
import { bookPath } from '../operations/paths'

interface BookListProps {
  context: PortalContext
  books: readonly BookLine[]
}

/** The books of a community, each with what there is to know before opening it. */
export const BookList = async ({ context, books }: BookListProps) => {
  const t = await getTranslations('rules')
  if (books.length === 0) {
    return <EmptyState icon={<BookText />} title={t('empty')} text={t('emptyText')} />
  }
  return (
    <ul role="list" className="divide-line divide-y">
      {books.map(({ id, title, clauses, coming, toConfirm }) => (
        <li key={id} className="relative px-4 py-4 sm:px-5">
          <h3 className="font-semibold break-words">
            <Link
              href={bookPath(context.community.slug, id)}
              className="after:rounded-control outline-none after:absolute after:inset-1 focus-visible:after:outline-3 focus-visible:after:outline-accent"
            >
              {title}
            </Link>
          </h3>
          <p className="text-muted">{t('clauses', { count: clauses })}</p>
          {(coming > 0 || toConfirm > 0) && (
            <div className="mt-2 flex flex-wrap gap-2">
              {coming > 0 && <Badge tone="info">{t('coming', { count: coming })}</Badge>}
              {toConfirm > 0 && (
                <Badge tone="warning">{t('toConfirm', { count: toConfirm })}</Badge>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
