import Link from 'next/link'
import { cx } from '@/components/ui/cx'

interface FilterLink {
  href: string
  text: string
  /** How many there are, as it is shown, and as it is said. */
  count?: { shown: string; said: string }
  isChosen: boolean
}

interface FilterLinksProps {
  /** What is chosen here. */
  label: string
  links: readonly FilterLink[]
}

/** One of some, each with an address of its own: it works before any script, and Back undoes it. */
export const FilterLinks = ({ label, links }: FilterLinksProps) => (
  <nav aria-label={label}>
    <ul role="list" className="flex flex-wrap gap-2">
      {links.map(({ href, text, count, isChosen }) => (
        <li key={href} className="max-w-full">
          <Link
            href={href}
            prefetch={false}
            scroll={false}
            aria-current={isChosen ? 'true' : undefined}
            className={cx(
              'rounded-pill inline-flex min-h-11 items-center gap-2 border px-4 py-1 font-medium no-underline transition-colors',
              isChosen
                ? 'bg-accent-soft text-accent border-accent font-semibold'
                : 'bg-surface text-ink border-line-strong hover:bg-sunken',
            )}
          >
            {text}
            {count !== undefined && (
              <span className={cx('tabular-nums', !isChosen && 'text-muted')}>
                <span aria-hidden>{count.shown}</span>
                <span className="sr-only">{count.said}</span>
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)
