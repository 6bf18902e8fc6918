import type { ReactNode } from 'react'
import type { Tone } from './Badge'
import { cx } from './cx'

export interface TimelineEntry {
  id: string
  title: ReactNode
  text?: ReactNode
  /** When it happened, already formatted; put a `<time>` here. */
  at?: ReactNode
  icon?: ReactNode
  tone?: Tone
}

const TONES: Readonly<Record<Tone, string>> = {
  neutral: 'bg-sunken text-muted',
  accent: 'bg-accent text-on-accent',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
}

/** What happened, in its order. */
export const Timeline = ({ entries }: { entries: readonly TimelineEntry[] }) => (
  <ol role="list">
    {entries.map(({ id, title, text, at, icon, tone = 'neutral' }) => (
      <li
        key={id}
        className="before:bg-line relative flex gap-4 pb-6 before:absolute before:top-9 before:bottom-0 before:left-[1.125rem] before:w-px last:pb-0 last:before:hidden"
      >
        <span
          aria-hidden
          className={cx(
            'rounded-pill ring-surface relative grid size-9 shrink-0 place-items-center ring-4 [&_svg]:size-5',
            TONES[tone],
          )}
        >
          {icon ?? <span className="rounded-pill size-2.5 bg-current" />}
        </span>
        <div className="min-w-0 grow pt-1.5">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <p className="font-semibold">{title}</p>
            {at !== undefined && <p className="text-muted">{at}</p>}
          </div>
          {text !== undefined && <div className="text-muted">{text}</div>}
        </div>
      </li>
    ))}
  </ol>
)
