import { cx } from './cx'

export interface SkeletonProps {
  shape?: 'line' | 'circle'
  /** Width of a line, size of a circle. */
  className?: string
}

/** One grey shape where something will be. */
export const Skeleton = ({ shape = 'line', className }: SkeletonProps) => (
  <span
    aria-hidden
    className={cx(
      'bg-line/70 animate-breathe block shrink-0',
      shape === 'circle' ? 'rounded-pill' : 'rounded-small h-4',
      className,
    )}
  />
)

export interface SkeletonListProps {
  /** "Loading…", for those who do not see the bars. */
  label: string
  rows?: number
}

/** Stands where a list will be, at about its height, so that nothing jumps. */
export const SkeletonList = ({ label, rows = 4 }: SkeletonListProps) => (
  <div role="status">
    <span className="sr-only">{label}</span>
    <div aria-hidden className="divide-line divide-y">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex items-center gap-4 px-5 py-4 sm:px-6">
          <Skeleton shape="circle" className="size-11" />
          <div className="grow space-y-2.5">
            <Skeleton className={row % 2 === 0 ? 'w-2/5' : 'w-1/2'} />
            <Skeleton className={row % 2 === 0 ? 'w-4/5' : 'w-3/5'} />
          </div>
        </div>
      ))}
    </div>
  </div>
)
