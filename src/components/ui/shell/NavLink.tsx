'use client'

import { Bell, Search } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cx } from '../cx'
import { type BellItem, isCurrentPage, type NavItem, type SearchItem, shownCount } from './navItem'

const Count = ({
  count,
  countLabel,
  className,
}: Pick<NavItem, 'count' | 'countLabel'> & { className: string }) =>
  count === undefined || count === 0 ? null : (
    <>
      <span
        aria-hidden
        className={cx(
          'bg-accent text-on-accent rounded-pill text-nav grid min-w-5 place-items-center px-1.5 font-bold tabular-nums',
          className,
        )}
      >
        {shownCount(count)}
      </span>
      <span className="sr-only">{countLabel ?? shownCount(count)}</span>
    </>
  )

/** A row of the side menu, and of the sheet behind "More". */
export const SideLink = ({ item }: { item: NavItem }) => {
  const isCurrent = isCurrentPage(usePathname(), item)
  return (
    <Link
      href={item.href}
      aria-current={isCurrent ? 'page' : undefined}
      className={cx(
        'rounded-control flex min-h-12 items-center gap-3 px-3.5 py-2 font-medium transition-colors [&_svg]:size-5 [&_svg]:shrink-0',
        isCurrent ? 'bg-accent-soft text-accent font-semibold' : 'text-ink hover:bg-line/50',
      )}
    >
      <span aria-hidden className={isCurrent ? 'text-accent' : 'text-muted'}>
        {item.icon}
      </span>
      <span className="min-w-0 grow">{item.label}</span>
      <Count {...item} className="min-h-6 min-w-6" />
    </Link>
  )
}

/** A place of the bottom bar. */
export const BottomLink = ({ item }: { item: NavItem }) => {
  const isCurrent = isCurrentPage(usePathname(), item)
  return (
    <Link
      href={item.href}
      aria-current={isCurrent ? 'page' : undefined}
      className={cx(
        'rounded-control relative flex min-h-14 flex-col items-center justify-center gap-0.5 px-0.5 text-center [&_svg]:size-6',
        isCurrent ? 'text-accent' : 'text-muted',
      )}
    >
      <span
        aria-hidden
        className={cx(
          'rounded-pill grid h-8 w-full max-w-14 place-items-center transition-colors',
          isCurrent && 'bg-accent-soft',
        )}
      >
        {item.icon}
      </span>
      <span className={cx('text-nav w-full truncate', isCurrent ? 'font-bold' : 'font-medium')}>
        {item.label}
      </span>
      <Count {...item} className="ring-surface absolute top-0.5 left-1/2 ml-1 min-h-5 ring-2" />
    </Link>
  )
}

/** The bell: an icon with the number of what is unread; its name says both. */
export const BellLink = ({ bell: { href, label, count, countLabel } }: { bell: BellItem }) => {
  const isCurrent = isCurrentPage(usePathname(), { href })
  return (
    <Link
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      title={label}
      className={cx(
        'rounded-pill hover:bg-line/50 relative grid size-11 shrink-0 place-items-center transition-colors',
        isCurrent ? 'bg-accent-soft text-accent' : 'text-ink',
      )}
    >
      <Bell aria-hidden className="size-6" />
      <span className="sr-only">{label}</span>
      <Count
        count={count}
        countLabel={countLabel}
        className="ring-canvas absolute top-0 left-1/2 ml-0.5 min-h-5 ring-2"
      />
    </Link>
  )
}

/** The way to the search: an icon with its name. */
export const SearchLink = ({ search: { href, label } }: { search: SearchItem }) => {
  const isCurrent = isCurrentPage(usePathname(), { href })
  return (
    <Link
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={label}
      title={label}
      className={cx(
        'rounded-pill hover:bg-line/50 grid size-11 shrink-0 place-items-center transition-colors',
        isCurrent ? 'bg-accent-soft text-accent' : 'text-ink',
      )}
    >
      <Search aria-hidden className="size-6" />
    </Link>
  )
}
