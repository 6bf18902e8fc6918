import type { ReactNode } from 'react'
import { cx } from './cx'

export interface EmptyStateProps {
  icon?: ReactNode
  title: ReactNode
  text?: ReactNode
  /** The way out: a LinkButton or a form. */
  action?: ReactNode
  className?: string
}

/** Nothing here: says so, says when there will be, offers what can be done. */
export const EmptyState = ({ icon, title, text, action, className }: EmptyStateProps) => (
  <div className={cx('flex flex-col items-center px-4 py-8 text-center', className)}>
    {icon !== undefined && (
      <span
        aria-hidden
        className="bg-accent-soft text-accent rounded-pill mb-5 grid size-16 place-items-center [&_svg]:size-7"
      >
        {icon}
      </span>
    )}
    <p className="text-lg font-semibold">{title}</p>
    {text !== undefined && <p className="text-muted mt-1 max-w-md">{text}</p>}
    {action !== undefined && <div className="mt-6">{action}</div>}
  </div>
)
