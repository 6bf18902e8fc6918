import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from './cx'

export interface PageHeaderProps {
  title: ReactNode
  /** Above the title: where am I. */
  eyebrow?: ReactNode
  text?: ReactNode
  back?: { href: string; label: string }
  /** The page's one primary action. */
  action?: ReactNode
  className?: string
}

export const PageHeader = ({ title, eyebrow, text, back, action, className }: PageHeaderProps) => (
  <header className={cx('mb-6 sm:mb-8', className)}>
    {back !== undefined && (
      <Link
        href={back.href}
        className="text-muted hover:text-ink -ml-1 mb-1 inline-flex min-h-11 items-center gap-2 font-medium"
      >
        <ArrowLeft aria-hidden className="size-5" />
        {back.label}
      </Link>
    )}
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0 max-w-2xl">
        {eyebrow !== undefined && <p className="text-muted mb-1 font-medium">{eyebrow}</p>}
        <h1 className="text-2xl font-bold sm:text-3xl">{title}</h1>
        {text !== undefined && <p className="text-muted mt-2 text-lg">{text}</p>}
      </div>
      {action !== undefined && <div className="max-sm:w-full max-sm:[&>*]:w-full">{action}</div>}
    </div>
  </header>
)
