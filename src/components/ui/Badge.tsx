import type { ReactNode } from 'react'
import { cx } from './cx'

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info'

export interface BadgeProps {
  /** The colour only underlines: the words alone have to say it. */
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
  className?: string
}

const TONES: Readonly<Record<Tone, string>> = {
  neutral: 'bg-sunken text-muted border-line',
  accent: 'bg-accent-soft text-accent border-accent-line',
  success: 'bg-success-soft text-success border-success-line',
  warning: 'bg-warning-soft text-warning border-warning-line',
  danger: 'bg-danger-soft text-danger border-danger-line',
  info: 'bg-info-soft text-info border-info-line',
}

/** Where something stands: a word, a colour, at most an icon. */
export const Badge = ({ tone = 'neutral', icon, children, className }: BadgeProps) => (
  <span
    className={cx(
      'rounded-pill inline-flex max-w-full items-center gap-1.5 border px-2.5 py-0.5 leading-6 font-medium',
      '[&_svg]:size-4 [&_svg]:shrink-0',
      TONES[tone],
      className,
    )}
  >
    {icon}
    {children}
  </span>
)
