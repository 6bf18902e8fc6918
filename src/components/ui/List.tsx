import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

/** Rows on a card; put it into `<Card isFlush>`. */
export const List = ({ className, ...rest }: ComponentProps<'ul'>) => (
  // Safari takes the list role from a list without bullets.
  <ul role="list" className={cx('divide-line divide-y', className)} {...rest} />
)

export interface ListItemProps {
  title: ReactNode
  text?: ReactNode
  /** At the row's edge: a time, a number. */
  meta?: ReactNode
  /** Avatar or icon. */
  leading?: ReactNode
  /** Below the texts: badges. */
  badges?: ReactNode
  /** Makes the whole row a link; the title is its name. */
  href?: string
  /** The page behind it goes to its own place; to its top else. */
  hasOwnPlace?: boolean
  /** A control of its own at the end of the row; it stays above the row's link. */
  action?: ReactNode
  /** Something new: the row speaks up. `unreadLabel` says it to those who do not see it. */
  isUnread?: boolean
  unreadLabel?: string
}

const Title = ({
  title,
  href,
  hasOwnPlace = false,
}: Pick<ListItemProps, 'title' | 'href' | 'hasOwnPlace'>) =>
  href === undefined ? (
    title
  ) : (
    <Link
      href={href}
      scroll={!hasOwnPlace}
      className="after:rounded-control outline-none after:absolute after:inset-x-1 after:inset-y-0.5 focus-visible:after:outline-3 focus-visible:after:outline-accent"
    >
      {title}
    </Link>
  )

export const ListItem = ({
  title,
  text,
  meta,
  leading,
  badges,
  href,
  hasOwnPlace = false,
  action,
  isUnread = false,
  unreadLabel,
}: ListItemProps) => (
  <li
    className={cx(
      'relative flex min-h-16 items-center gap-4 px-5 py-3.5 sm:px-6',
      href !== undefined && 'hover:bg-accent-soft/60 transition-colors',
    )}
  >
    {leading !== undefined && <div className="shrink-0 self-start">{leading}</div>}
    <div className="min-w-0 grow">
      <div className="flex items-baseline justify-between gap-3">
        <p className={cx('min-w-0', isUnread ? 'font-bold' : 'font-semibold')}>
          <Title title={title} href={href} hasOwnPlace={hasOwnPlace} />
          {isUnread && (
            <>
              <span aria-hidden className="bg-accent rounded-pill ml-2 inline-block size-2.5" />
              <span className="sr-only">{unreadLabel}</span>
            </>
          )}
        </p>
        {meta !== undefined && <div className="text-muted shrink-0 text-right">{meta}</div>}
      </div>
      {text !== undefined && <p className="text-muted line-clamp-2">{text}</p>}
      {badges !== undefined && <div className="mt-2 flex flex-wrap gap-2">{badges}</div>}
    </div>
    {action !== undefined && <div className="relative shrink-0">{action}</div>}
    {href !== undefined && action === undefined && (
      <ChevronRight aria-hidden className="text-muted -mr-1 size-5 shrink-0" />
    )}
  </li>
)
