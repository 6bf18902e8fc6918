import { cx } from './cx'

/** One `primary` on a screen. `quiet` is for what stands beside it; `danger` for what cannot be undone. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

/** `medium` is 44 px high, `large` 52 px for the one action of a form or a counter. */
export type ButtonSize = 'medium' | 'large'

export interface ButtonLook {
  variant?: ButtonVariant
  size?: ButtonSize
  /** Fills the width of its container. */
  isBlock?: boolean
  /** Square, for an icon alone; the name comes from aria-label. */
  isIconOnly?: boolean
  /** Room around the button: margins, grid areas. */
  className?: string
}

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  secondary: 'bg-surface text-ink border-line-strong hover:bg-sunken',
  quiet: 'bg-transparent text-accent border-transparent hover:bg-accent-soft',
  danger: 'bg-surface text-danger border-danger hover:bg-danger-soft',
}

const SIZES: Readonly<Record<ButtonSize, string>> = {
  medium: 'min-h-11 text-base',
  large: 'min-h-13 text-lg',
}

const BASE =
  'rounded-control inline-flex items-center justify-center gap-2 border py-2 font-semibold ' +
  'no-underline transition-colors select-none active:translate-y-px ' +
  'disabled:bg-sunken disabled:text-muted disabled:border-transparent disabled:active:translate-y-0 ' +
  '[&_svg]:size-5 [&_svg]:shrink-0'

export const buttonClass = ({
  variant = 'secondary',
  size = 'medium',
  isBlock = false,
  isIconOnly = false,
  className,
}: ButtonLook): string =>
  cx(
    BASE,
    VARIANTS[variant],
    SIZES[size],
    isIconOnly ? 'min-w-11 px-2' : size === 'large' ? 'px-6' : 'px-5',
    isBlock && 'w-full',
    className,
  )
