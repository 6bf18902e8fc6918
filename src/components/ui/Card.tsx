import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

export interface CardProps extends Omit<ComponentProps<'section'>, 'title'> {
  title?: ReactNode
  /** Beside the title: a link to all, a small action. */
  action?: ReactNode
  /** Rows that bring their own padding reach the card's edge. */
  isFlush?: boolean
}

export const Card = ({
  title,
  action,
  isFlush = false,
  className,
  children,
  ...rest
}: CardProps) => (
  <section
    className={cx('bg-surface border-line rounded-card shadow-card border', className)}
    {...rest}
  >
    {(title !== undefined || action !== undefined) && (
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 pt-4 pb-1 sm:px-6">
        <h2 className="text-lg font-semibold">{title}</h2>
        {/* A quiet button that wraps below the title stands at the title's edge. */}
        {action !== undefined && <div className="-mx-5">{action}</div>}
      </div>
    )}
    <div className={isFlush ? 'py-2' : 'p-5 sm:p-6'}>{children}</div>
  </section>
)
