import { cx } from './cx'

export interface AvatarProps {
  /** Gives the initials. The avatar is decoration: the name stands beside it. */
  name: string
  src?: string
  size?: 'small' | 'medium' | 'large'
  className?: string
}

const SIZES = {
  small: 'size-9',
  medium: 'size-11',
  large: 'size-16 text-xl',
} as const

/** First letters of the first and the last word: "Ana María de Souza" is AS. */
export const initialsOf = (name: string): string => {
  const letters = name
    .split(/\s+/u)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0])
    .filter((letter) => letter !== undefined)
  const ends = letters.length > 1 ? [letters[0], letters.at(-1)] : letters
  return ends.join('').toLocaleUpperCase()
}

/** The initials are drawn by CSS: as text they would be read out, and count as a link's name. */
export const Avatar = ({ name, src, size = 'medium', className }: AvatarProps) => (
  <span
    aria-hidden
    data-initials={src === undefined ? initialsOf(name) : undefined}
    className={cx(
      'before:content-[attr(data-initials)] rounded-pill bg-accent-soft text-accent grid shrink-0 place-items-center overflow-hidden font-semibold select-none',
      SIZES[size],
      className,
    )}
  >
    {src !== undefined && (
      <img src={src} alt="" loading="lazy" className="size-full object-cover" />
    )}
  </span>
)
