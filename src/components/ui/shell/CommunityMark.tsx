import Link from 'next/link'
import { initialsOf } from '../Avatar'
import { cx } from '../cx'

export interface Community {
  name: string
  /** Home page of the community. */
  href: string
  logoSrc?: string
}

/** The community's logo, or its initials on its colour. Decoration: the name stands beside it. */
export const CommunityLogo = ({
  name,
  logoSrc,
  className = 'size-11',
}: Pick<Community, 'name' | 'logoSrc'> & { className?: string }) =>
  logoSrc === undefined ? (
    <span
      aria-hidden
      data-initials={initialsOf(name)}
      className={cx(
        'before:content-[attr(data-initials)] bg-accent text-on-accent rounded-control grid shrink-0 place-items-center font-bold tracking-tight select-none',
        className,
      )}
    />
  ) : (
    <img
      src={logoSrc}
      alt=""
      className={cx('rounded-control bg-surface shrink-0 object-contain', className)}
    />
  )

/** Where am I: leads home. */
export const CommunityMark = ({ community }: { community: Community }) => (
  <Link
    href={community.href}
    className="rounded-control flex min-h-11 min-w-0 items-center gap-3 font-semibold"
  >
    <CommunityLogo {...community} />
    <span className="line-clamp-2 min-w-0 leading-tight">{community.name}</span>
  </Link>
)
