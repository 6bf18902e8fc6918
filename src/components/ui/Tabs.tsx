import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from './cx'

export interface TabItem {
  href: string
  label: ReactNode
  /** How many wait there. */
  count?: number
  isCurrent?: boolean
}

export interface TabsProps {
  /** What the tabs are of, for those who hear them. */
  label: string
  items: readonly TabItem[]
  className?: string
}

/** Views of one list, each with an address of its own: links, so that Back and a bookmark work. */
export const Tabs = ({ label, items, className }: TabsProps) => (
  <nav aria-label={label} className={cx('border-line mb-6 border-b', className)}>
    <ul role="list" className="-mb-px flex gap-1 overflow-x-auto [scrollbar-width:none]">
      {items.map(({ href, label: text, count, isCurrent = false }) => (
        <li key={href} className="shrink-0">
          <Link
            href={href}
            aria-current={isCurrent ? 'page' : undefined}
            className={cx(
              'inline-flex min-h-11 items-center gap-2 border-b-3 px-3 pt-1 font-semibold transition-colors focus-visible:-outline-offset-3',
              isCurrent
                ? 'border-accent text-ink'
                : 'text-muted hover:text-ink hover:border-line-strong border-transparent',
            )}
          >
            {text}
            {count !== undefined && (
              <span
                className={cx(
                  'rounded-pill min-w-6 px-1.5 text-center font-medium tabular-nums',
                  isCurrent ? 'bg-accent-soft text-accent' : 'bg-sunken text-muted',
                )}
              >
                {count}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)
