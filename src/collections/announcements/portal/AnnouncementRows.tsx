import { Pin, Siren, TriangleAlert } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Badge } from '@/components/ui/Badge'
import { cx } from '@/components/ui/cx'
import type { PortalContext } from '@/kernel/portal/context'
import type { AnnouncementLine } from '../operations/readList'
import { announcementPath } from '../operations/readList'

interface RowsProps {
  context: PortalContext
  announcements: readonly AnnouncementLine[]
  now: Date
}

interface BadgesProps {
  line: AnnouncementLine
}

const Badges = async ({ line }: BadgesProps) => {
  const t = await getTranslations('announcements')
  const { urgency, isPinned, category, mustAcknowledge, isCorrected, isPending } = line
  return (
    <div className="mt-2 flex flex-wrap gap-2 empty:hidden">
      {urgency === 'emergency' && (
        <Badge tone="danger" icon={<Siren aria-hidden />}>
          {t('urgencies.emergency')}
        </Badge>
      )}
      {urgency === 'important' && (
        <Badge tone="warning" icon={<TriangleAlert aria-hidden />}>
          {t('urgencies.important')}
        </Badge>
      )}
      {isPinned && <Badge icon={<Pin aria-hidden />}>{t('pinned')}</Badge>}
      {category !== null && <Badge>{category}</Badge>}
      {mustAcknowledge && <Badge tone="warning">{t('mustAcknowledge')}</Badge>}
      {isCorrected && <Badge tone="info">{t('corrected')}</Badge>}
      {isPending && <Badge tone="info">{t('pending')}</Badge>}
    </div>
  )
}

/** Announcements, each with what there is to know before opening it. */
export const AnnouncementRows = async ({ context, announcements, now }: RowsProps) => {
  const t = await getTranslations('announcements')
  const { community, format } = context
  return (
    <ul role="list" className="divide-line divide-y">
      {announcements.map((line) => (
        <li
          key={line.id}
          className={cx(
            'relative border-l-4 px-4 py-4 sm:px-5',
            line.isUnread ? 'border-l-accent bg-accent-soft/40' : 'border-l-transparent',
          )}
        >
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <h3
              lang={line.language}
              className={cx('min-w-0 break-words', line.isUnread ? 'font-bold' : 'font-semibold')}
            >
              {/* Fetched ahead it would be read. */}
              <Link
                href={announcementPath(community.slug, line.id)}
                prefetch={false}
                className="after:rounded-control outline-none after:absolute after:inset-1 focus-visible:after:outline-3 focus-visible:after:outline-accent"
              >
                {line.title}
              </Link>
              {line.isUnread && (
                <>
                  <span aria-hidden className="bg-accent rounded-pill ml-2 inline-block size-2.5" />
                  <span className="sr-only">{t('newMark')}</span>
                </>
              )}
            </h3>
            <time dateTime={line.publishedAt} className="text-muted">
              {format.brief(line.publishedAt, now)}
            </time>
          </div>
          <p lang={line.language} className="text-muted line-clamp-3 break-words">
            {line.brief}
          </p>
          <Badges line={line} />
        </li>
      ))}
    </ul>
  )
}
