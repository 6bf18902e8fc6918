import { Bell, Siren, TriangleAlert } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Badge } from '@/components/ui/Badge'
import type { Tone } from '@/components/ui/Badge'
import { cx } from '@/components/ui/cx'
import type { NoticeView } from '@/kernel/notifications/operations/bell'
import type { PortalContext } from '@/kernel/portal/context'
import { BellButton } from './BellButton'

interface NoticeRowProps {
  context: PortalContext
  notice: NoticeView
  now: Date
}

/** What is as usual is not said. */
const LOUD: Readonly<Record<string, { tone: Tone; Icon: typeof Bell; mark: string }>> = {
  emergency: { tone: 'danger', Icon: Siren, mark: 'bg-danger-soft text-danger' },
  important: { tone: 'warning', Icon: TriangleAlert, mark: 'bg-warning-soft text-warning' },
}

const Badges = async ({ context, notice }: Omit<NoticeRowProps, 'now'>) => {
  const t = await getTranslations()
  const loud = LOUD[notice.urgency]
  const { acknowledgedAt, repeats } = notice
  if (!loud && acknowledgedAt === null && repeats === 0) return null
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {loud && (
        <Badge tone={loud.tone} icon={<loud.Icon aria-hidden />}>
          {t(`notifications.urgencies.${notice.urgency}`)}
        </Badge>
      )}
      {repeats > 0 && <Badge>{t('notices.bell.repeats', { count: repeats })}</Badge>}
      {acknowledgedAt !== null && (
        <Badge tone="success">
          {t('notices.bell.acknowledged', { at: context.format.dateTime(acknowledgedAt) })}
        </Badge>
      )}
    </div>
  )
}

/** One notice: the title leads to what it is about, and opening it reads it. */
export const NoticeRow = async ({ context, notice, now }: NoticeRowProps) => {
  const t = await getTranslations('notices.bell')
  const { id, title, body, createdAt, readAt, needsAcknowledgement, acknowledgedAt } = notice
  const isUnread = readAt === null
  const mustAcknowledge = needsAcknowledgement && acknowledgedAt === null
  const { Icon, mark } = LOUD[notice.urgency] ?? { Icon: Bell, mark: 'bg-accent-soft text-accent' }
  const button = { community: context.community.slug, id }
  return (
    <li
      className={cx(
        'relative flex gap-4 border-l-4 px-4 py-4 sm:px-5',
        isUnread ? 'border-l-accent bg-accent-soft/40' : 'border-l-transparent',
      )}
    >
      <span className={cx('rounded-control grid size-11 shrink-0 place-items-center', mark)}>
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <h2 className={cx('min-w-0 break-words', isUnread ? 'font-bold' : 'font-semibold')}>
            {/* Fetched ahead it would be read. */}
            <Link
              href={`/n/${id}`}
              prefetch={false}
              className="after:rounded-control outline-none after:absolute after:inset-1 focus-visible:after:outline-3 focus-visible:after:outline-accent"
            >
              {title}
            </Link>
            {isUnread && (
              <>
                <span aria-hidden className="bg-accent rounded-pill ml-2 inline-block size-2.5" />
                <span className="sr-only">{t('unread')}</span>
              </>
            )}
          </h2>
          <time dateTime={createdAt} className="text-muted">
            {context.format.brief(createdAt, now)}
          </time>
        </div>
        {body !== '' && <p className="text-muted break-words whitespace-pre-line">{body}</p>}
        <Badges context={context} notice={notice} />
        {(isUnread || mustAcknowledge) && (
          // Above the row's link.
          <div
            className={cx(
              'relative mt-1 flex w-fit flex-wrap gap-2',
              // The quiet button's words stand below the text.
              !mustAcknowledge && '-ml-5',
            )}
          >
            {mustAcknowledge && (
              <BellButton
                what="acknowledge"
                {...button}
                labels={{
                  text: t('acknowledge'),
                  name: t('acknowledgeOne', { title }),
                  pending: t('saving'),
                }}
              />
            )}
            {isUnread && (
              <BellButton
                what="read"
                {...button}
                labels={{ text: t('read'), name: t('readOne', { title }), pending: t('saving') }}
              />
            )}
          </div>
        )}
      </div>
    </li>
  )
}
