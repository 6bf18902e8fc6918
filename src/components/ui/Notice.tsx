import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'

type NoticeTone = 'info' | 'success' | 'warning' | 'danger'

export interface NoticeProps {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string
}

const LOOKS = {
  info: { Icon: Info, box: 'bg-info-soft border-info-line', icon: 'text-info' },
  success: { Icon: CircleCheck, box: 'bg-success-soft border-success-line', icon: 'text-success' },
  warning: {
    Icon: TriangleAlert,
    box: 'bg-warning-soft border-warning-line',
    icon: 'text-warning',
  },
  danger: { Icon: CircleAlert, box: 'bg-danger-soft border-danger-line', icon: 'text-danger' },
} as const

/** Something to know before going on, in its place on the page. */
export const Notice = ({ tone = 'info', title, children, action, className }: NoticeProps) => {
  const { Icon, box, icon } = LOOKS[tone]
  return (
    <div className={cx('rounded-control flex items-start gap-3 border p-4', box, className)}>
      <Icon aria-hidden className={cx('size-6 shrink-0', icon)} />
      <div className="min-w-0 grow">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children}
        {action !== undefined && <div className="mt-3">{action}</div>}
      </div>
    </div>
  )
}
